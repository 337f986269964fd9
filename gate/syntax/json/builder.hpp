// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gate/syntax/json/json.hpp"
#include "gate/syntax/json/value.hpp"

namespace gate::syntax::json {

// The text, with every byte that is no part of well-formed UTF-8 replaced by U+FFFD.
std::string utf8(std::string_view text);

// Builds one value from the events of a parser. Every call returns false once something is wrong.
class Builder {
 public:
  explicit Builder(const Limits& limits) : limits_{limits} {}

  // True between the first bracket of a list or an object and its last one.
  [[nodiscard]] bool is_open() const { return !open_.empty(); }
  // True if the value after the key at hand is not wanted.
  [[nodiscard]] bool skips_next() const { return skips_next_; }
  // The unwanted value is over.
  void skipped() { skips_next_ = false; }

  // A value that is no list and no object, and not inside one.
  bool root(Kind kind, std::string_view characters, Span span);
  bool scalar(Kind kind, std::string_view characters, Span span);
  bool key(std::string_view characters, Span span);
  // `members`: the only members to keep where this is the outermost object; empty: all.
  bool open(Kind kind, Span bracket, std::span<const std::string_view> members);
  bool close(Span bracket);
  // The finished value; the next one starts afresh.
  Value take();

  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] bool problem_is_limit() const { return problem_is_limit_; }

 private:
  bool fail(std::string what, bool is_limit);
  bool count(std::size_t characters);
  bool finish(Value value);

  const Limits& limits_;
  std::span<const std::string_view> members_;
  std::vector<Value> open_;
  Value done_;
  std::size_t nodes_ = 0;
  bool skips_next_ = false;
  bool problem_is_limit_ = false;
  std::string problem_;
};

}  // namespace gate::syntax::json
