// SPDX-License-Identifier: Apache-2.0
#include <cstdint>

#include "gate/core/text.hpp"

namespace gate {
namespace {

void append_utf8(std::string& onto, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { onto += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | (code >> 18U));
    put(0x80U | ((code >> 12U) & 0x3FU));
    put(0x80U | ((code >> 6U) & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
}

std::uint32_t unit(std::string_view text, std::size_t at, std::size_t size, bool little) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size && at + i < text.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(text[at + i]);
    value |= static_cast<std::uint32_t>(byte) << (8U * (little ? i : size - 1 - i));
  }
  return value;
}

std::string decode_units(std::string_view text, std::size_t size, bool little) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = size; at + size <= text.size(); at += size) {
    std::uint32_t code = unit(text, at, size, little);
    if (code >= 0xD800 && code < 0xDC00 && at + 4 <= text.size() && size == 2) {
      const std::uint32_t low = unit(text, at + 2, 2, little);
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
        at += 2;
      }
    }
    const bool valid = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    append_utf8(decoded, valid ? code : 0xFFFD);
  }
  return decoded;
}

}  // namespace

std::string decode_bom(std::string text) {
  const std::string_view view = text;
  using namespace std::string_view_literals;
  if (view.substr(0, 3) == "\xEF\xBB\xBF"sv) return text.substr(3);
  if (view.substr(0, 4) == "\xFF\xFE\0\0"sv) return decode_units(view, 4, true);
  if (view.substr(0, 4) == "\0\0\xFE\xFF"sv) return decode_units(view, 4, false);
  if (view.substr(0, 2) == "\xFF\xFE"sv) return decode_units(view, 2, true);
  if (view.substr(0, 2) == "\xFE\xFF"sv) return decode_units(view, 2, false);
  return text;
}

}  // namespace gate
