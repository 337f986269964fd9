// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gate/syntax/dockerfile/dockerfile.hpp"

namespace gate::syntax::dockerfile {

constexpr std::uint32_t u32(std::size_t value) {
  return static_cast<std::uint32_t>(value);
}

// The bytes that separate words: blank, tab, vertical tab, form feed, carriage return.
constexpr bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r';
}

// How many bytes of white space, in Unicode's sense, start at `at`; 0 for none.
std::size_t white_space(std::string_view text, std::size_t at);
// `span` of `text` without white space at both ends.
Span trimmed(std::string_view text, Span span);

// Words between separators, quotes without meaning.
std::vector<Word> split_blank(const LogicalText& text);
// Words of ENV, LABEL and ARG: quotes and escapes keep blanks inside a word, and stay in it.
std::vector<Word> split_quoted(const LogicalText& text, char escape);

// The flags at the start of `text`, and where the rest begins.
struct Flags {
  std::vector<Flag> flags = {};
  std::uint32_t rest = 0;
};
Flags split_flags(const LogicalText& text, Span range, char escape);

}  // namespace gate::syntax::dockerfile
