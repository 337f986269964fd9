// SPDX-License-Identifier: Apache-2.0
#include "gate/report/glyph.hpp"

#include <algorithm>
#include <array>

#include "gate/core/text.hpp"

namespace gate::report {
namespace {

struct Block {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

constexpr bool within(const Block& block, std::uint32_t code) {
  return code >= block.first && code <= block.last;
}

// Combining marks, zero-width signs, variation selectors.
constexpr std::array<Block, 11> no_columns = {{{0x0300, 0x036F},
                                               {0x0483, 0x0489},
                                               {0x0591, 0x05BD},
                                               {0x0610, 0x061A},
                                               {0x064B, 0x065F},
                                               {0x1AB0, 0x1AFF},
                                               {0x200B, 0x200D},
                                               {0x20D0, 0x20FF},
                                               {0x3099, 0x309A},
                                               {0xFE00, 0xFE0F},
                                               {0xFEFF, 0xFEFF}}};

// East Asian wide and fullwidth forms, emoji.
constexpr std::array<Block, 10> two_columns = {{{0x1100, 0x115F},
                                                {0x2E80, 0x303E},
                                                {0x3041, 0xA4CF},
                                                {0xA960, 0xA97F},
                                                {0xAC00, 0xD7A3},
                                                {0xF900, 0xFAFF},
                                                {0xFE30, 0xFE6F},
                                                {0xFF00, 0xFF60},
                                                {0x1F300, 0x1FAFF},
                                                {0x20000, 0x3FFFD}}};

template <std::size_t size>
bool listed(const std::array<Block, size>& blocks, std::uint32_t code) {
  return std::any_of(blocks.begin(), blocks.end(),
                     [code](const Block& block) { return within(block, code); });
}

constexpr std::string_view cut_mark = "...";

}  // namespace

Glyph first_glyph(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1, true};
  const Glyph broken{first, 1, false};
  if (first < 0xC2 || first > 0xF4) return broken;
  const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() < size) return broken;
  std::uint32_t code = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return broken;
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (overlong || surrogate || code > 0x10FFFF) return broken;
  return {code, size, true};
}

bool is_control(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C || code == 0x200E ||
         code == 0x200F || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

std::size_t columns_of(std::uint32_t code) {
  if (code < 0x300) return 1;
  if (listed(no_columns, code)) return 0;
  return listed(two_columns, code) ? 2 : 1;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    columns += columns_of(glyph.code);
    text.remove_prefix(glyph.size);
  }
  return columns;
}

std::string clipped(std::string_view text, std::size_t columns) {
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (plain && text.size() <= columns) return std::string{text};
  std::string shown;
  std::size_t used = 0;
  std::size_t keep = 0;  // bytes of `shown` that leave room for the mark
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    const std::string piece = printable(text.substr(0, glyph.size));
    const std::size_t width = columns_of(std::string_view{piece});
    if (used + width > columns) return shown.substr(0, keep) + std::string{cut_mark};
    shown += piece;
    used += width;
    if (used + cut_mark.size() <= columns) keep = shown.size();
    text.remove_prefix(glyph.size);
  }
  return shown;
}

std::string padded(std::string text, std::size_t columns) {
  const std::size_t width = columns_of(std::string_view{text});
  if (width < columns) text.append(columns - width, ' ');
  return text;
}

}  // namespace gate::report
