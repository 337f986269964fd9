// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "gate/core/text.hpp"
#include "gate/syntax/json/json.hpp"

namespace gate::syntax::json {
namespace {

constexpr std::size_t escape_length = 6;  // \uXXXX

// The code unit of the `\uXXXX` that begins at `at`.
std::optional<unsigned> unit_at(std::string_view text, std::size_t at) {
  if (at + escape_length > text.size() || text[at] != '\\' || text[at + 1] != 'u')
    return std::nullopt;
  unsigned unit = 0;
  for (const char digit : text.substr(at + 2, 4)) {
    const char c = lower(digit);
    if (!is_digit(c) && (c < 'a' || c > 'f')) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(is_digit(c) ? c - '0' : c - 'a' + 10);
  }
  return unit;
}

bool is_high(std::optional<unsigned> unit) {
  return unit && *unit >= 0xD800 && *unit <= 0xDBFF;
}

bool is_low(std::optional<unsigned> unit) {
  return unit && *unit >= 0xDC00 && *unit <= 0xDFFF;
}

}  // namespace

std::string with_whole_surrogates(std::string text) {
  std::size_t at = text.find('\\');
  while (at != std::string::npos) {
    const std::optional<unsigned> unit = unit_at(text, at);
    if (!unit) {
      at = text.find('\\', at + 2);  // also past the second half of `\\`
      continue;
    }
    if (is_high(unit) && is_low(unit_at(text, at + escape_length))) {
      at += escape_length;  // the partner is skipped below
    } else if (is_high(unit) || is_low(unit)) {
      text.replace(at, escape_length, "\\uFFFD");
    }
    at = text.find('\\', at + escape_length);
  }
  return text;
}

}  // namespace gate::syntax::json
