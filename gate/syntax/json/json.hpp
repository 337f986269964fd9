// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/core/result.hpp"
#include "gate/syntax/json/value.hpp"

namespace gate::syntax::json {

struct Limits {
  std::size_t bytes = std::size_t{512} * 1024 * 1024;  // of the text
  std::size_t depth = 256;                             // of brackets
  std::size_t string = std::size_t{1024} * 1024;       // bytes of a kept string
  std::size_t nodes = 1'000'000;                       // of one kept value
  bool repeated_keys = false;                          // whether a kept object may have them
};

// Why a text is no JSON document, or none that is read.
struct Defect {
  enum class Kind : std::uint8_t {
    truncated,  // the text ends before the document does
    malformed,  // a character that may not stand there
    surrogate,  // half of a surrogate pair, which with_whole_surrogates() can mend
    trailing,   // something follows the document
    repeated,   // a kept object names a member twice
    limit       // of size, depth or count
  };
  Kind kind = Kind::malformed;
  Position at = {};
  std::string what = {};  // without the place: "a comma or the end of the list was expected"
};

// Reads one document of strict JSON wholly, with the places of all keys and values. The error says
// line:column and what was expected. A repeated key keeps both members.
Result<Value> parse(std::string_view text, const Limits& limits = {});

// Where in the document the reader is: the keys and indices that lead to a value.
class Path {
 public:
  struct Step {
    bool is_index = false;
    std::size_t index = 0;
    std::string key = {};
  };

  [[nodiscard]] std::size_t size() const { return steps_.size(); }
  // The key of a step; empty for an index and past the end.
  [[nodiscard]] std::string_view key(std::size_t step) const;
  [[nodiscard]] bool is_index(std::size_t step) const;
  // The index of a step; 0 for a key.
  [[nodiscard]] std::size_t index(std::size_t step) const;
  // The key of the last step.
  [[nodiscard]] std::string_view last() const { return key(size() - 1); }
  // True if the steps from `from` on are exactly these; "[]" stands for any index.
  [[nodiscard]] bool is(std::initializer_list<std::string_view> steps, std::size_t from = 0) const;
  // For people: `Results[3].Target`.
  [[nodiscard]] std::string text() const;

 private:
  friend class Events;
  std::vector<Step> steps_;
};

// What to do with a value that the reader comes to.
struct Want {
  enum class Way : std::uint8_t { skip, enter, keep };
  Way way = Way::skip;
  std::span<const std::string_view> members = {};  // of a kept object: only these; empty: all

  static Want skip() { return {}; }
  // Ask again for every member or item.
  static Want enter() { return {Way::enter, {}}; }
  // Build the value and hand it out. `members` must outlive the reading.
  static Want keep(std::span<const std::string_view> members = {}) { return {Way::keep, members}; }
};

// Reads a document of any size piece by piece: memory is bounded by the largest kept value.
class Visitor {
 public:
  Visitor() = default;
  Visitor(const Visitor&) = delete;
  Visitor& operator=(const Visitor&) = delete;
  Visitor(Visitor&&) = delete;
  Visitor& operator=(Visitor&&) = delete;
  virtual ~Visitor() = default;

  // Asked for the document itself and for each member and item of an entered value.
  virtual Want want(const Path& path, Kind kind) = 0;
  // A kept value.
  virtual void value(const Path& path, Value&& value) = 0;
  // An entered value is over.
  virtual void left(const Path& /*path*/) {}
  // True: nothing more is needed.
  [[nodiscard]] virtual bool stopped() const { return false; }
};

// Hands the document to the visitor. Returns what is wrong with the text; then everything that the
// visitor saw is worth nothing. Bytes that are not UTF-8 become U+FFFD in what is handed out.
[[nodiscard]] std::optional<Defect> stream(std::string_view text, Visitor& visitor,
                                           const Limits& limits = {});

// The text with every `\uD800`…`\uDFFF` that has no partner replaced by `\uFFFD`; all offsets stay.
std::string with_whole_surrogates(std::string text);

}  // namespace gate::syntax::json
