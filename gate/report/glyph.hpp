// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gate::report {

// The code point at the start of a text, or one byte that is no UTF-8.
struct Glyph {
  std::uint32_t code = 0;  // the byte itself where it is no UTF-8
  std::size_t size = 1;    // bytes
  bool valid = false;
};

// `text` must not be empty.
Glyph first_glyph(std::string_view text);
// Whether a reader would not see it, or would see other text moved by it: C0 and C1 controls, line
// separators, bidirectional controls.
bool is_control(std::uint32_t code);
// How many terminal columns a code point takes: 0, 1 or 2. An approximation of UAX #11.
std::size_t columns_of(std::uint32_t code);
// How many terminal columns a printable text takes.
std::size_t columns_of(std::string_view text);
// The printable form of `text`, cut to `columns` with "..." at its end where it is longer.
std::string clipped(std::string_view text, std::size_t columns);
// `text` followed by blanks up to `columns`.
std::string padded(std::string text, std::size_t columns);

}  // namespace gate::report
