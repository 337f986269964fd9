// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "gate/core/location.hpp"

namespace gate::syntax::dockerfile {

// The longest line that a build reads, in bytes with its line break.
inline constexpr std::size_t max_line = 65535;

struct Line {
  std::uint32_t number = 0;  // from 1
  Span bytes = {};           // without the line break
  Span whole = {};           // with it
};

// Walks over the lines of a text.
class Lines {
 public:
  explicit Lines(std::string_view text);

  // Moves on to the next line; false at the end of the text.
  bool next(Line& line);

 private:
  std::string_view text_;
  std::uint32_t at_ = 0;
  std::uint32_t number_ = 0;
};

// A line of an instruction without the mark that continues it.
struct Continued {
  Span bytes = {};
  bool goes_on = false;
};
Continued without_continuation(std::string_view text, Span line, char escape);

}  // namespace gate::syntax::dockerfile
