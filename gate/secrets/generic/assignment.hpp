// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "gate/core/location.hpp"

namespace gate::secrets {

// What kind of text an assignment stands in.
enum class Setting : std::uint8_t {
  data,   // env files, YAML, INI, properties, shell, prose: an unquoted value is a value
  source  // program text: an unquoted value is a name
};

// The setting that a file name implies.
Setting setting_of(std::string_view path);
// Whether the file is a test, a fixture, an example or documentation.
bool is_test_path(std::string_view path);

// A value given to a name.
struct Assignment {
  Span key = {};
  Span value = {};
  bool quoted = false;
  bool prose = false;  // unquoted, and more words follow: it may be a sentence
};

// Reads assignments of env, shell, YAML, JSON, TOML, INI, properties, XML and program text out of
// one text, which must outlive the reader. Looks at one line (for "name: … value: …" at two), and
// at some kilobytes of it at most.
class AssignmentReader {
 public:
  explicit AssignmentReader(std::string_view text) : text_{text} {}

  // The assignment whose separator (= : , or >) or, where a blank parts name and value, whose
  // value's first byte is at `at`.
  std::optional<Assignment> at(std::size_t at);

 private:
  // Where a search for the end of a value failed, or led: asking again costs nothing, which keeps
  // text like "token=token=token=" linear.
  struct Known {
    std::size_t begin = 0, end = 0;
    [[nodiscard]] bool covers(std::size_t at) const { return at >= begin && at < end; }
  };

  Span quoted(std::size_t begin, char quote, bool escaped);
  Assignment unquoted(std::size_t begin, bool query, bool markup);

  std::string_view text_;
  std::array<Known, 3> open_ = {};  // by quote: no end in this range
  Known value_ = {};                // the last unquoted value
  std::size_t nested_ = 0;          // assignments read inside it
};

}  // namespace gate::secrets
