// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/words.hpp"

#include <array>

#include "gate/core/text.hpp"

namespace gate::syntax::dockerfile {
namespace {

Word word_of(const LogicalText& text, Span inner) {
  Word word;
  word.content = text.part(inner);
  word.span = text.outer(inner);
  return word;
}

// Reads one word of `--name=value` form from `at`, quotes and escapes removed. Returns its end.
std::uint32_t read_flag(const LogicalText& text, Span range, char escape, LogicalText& into) {
  const std::string_view bytes = text.text();
  char quote = 0;
  std::uint32_t at = range.begin;
  for (; at < range.end; ++at) {
    const char c = bytes[at];
    if (quote == 0 && is_space(c)) break;
    if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
      continue;
    }
    if (quote != 0 && c == quote) {
      quote = 0;
      continue;
    }
    if (c == escape) {
      if (at + 1 == range.end) continue;
      ++at;
    }
    into.append(bytes.substr(at, 1), text.outer({at, at + 1}).begin);
  }
  return at;
}

Flag flag_of(const LogicalText& content, Span span) {
  Flag flag;
  flag.span = span;
  const std::string_view bytes = content.text();
  const std::size_t equals = bytes.find('=');
  flag.has_value = equals != std::string_view::npos;
  const std::size_t name_end = flag.has_value ? equals : bytes.size();
  flag.name = bytes.substr(2, name_end - 2);
  if (flag.has_value) flag.content = content.part({u32(equals) + 1, u32(bytes.size())});
  return flag;
}

}  // namespace

std::size_t white_space(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (is_space(text[at])) return 1;
  static constexpr std::array<std::string_view, 19> wide{
      "\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81",
      "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86",
      "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8",
      "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};
  if (static_cast<unsigned char>(text[at]) < 0xC2) return 0;
  for (const std::string_view space : wide)
    if (text.substr(at, space.size()) == space) return space.size();
  return 0;
}

Span trimmed(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const std::size_t width = white_space(text.substr(0, span.end), span.begin);
    if (width == 0) break;
    span.begin += u32(width);
  }
  while (span.end > span.begin) {
    std::uint32_t start = span.end - 1;  // of the last code point
    while (start > span.begin && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U &&
           span.end - start < 3)
      --start;
    const std::size_t width = white_space(text.substr(0, span.end), start);
    if (width == 0 || start + width != span.end) break;
    span.end = start;
  }
  return span;
}

std::vector<Word> split_blank(const LogicalText& text) {
  std::vector<Word> words;
  const std::string_view bytes = text.text();
  std::uint32_t at = 0;
  while (at < bytes.size()) {
    if (is_separator(bytes[at])) {
      ++at;
      continue;
    }
    const std::uint32_t begin = at;
    while (at < bytes.size() && !is_separator(bytes[at]))
      ++at;
    words.push_back(word_of(text, {begin, at}));
  }
  return words;
}

std::vector<Word> split_quoted(const LogicalText& text, char escape) {
  std::vector<Word> words;
  const std::string_view bytes = text.text();
  std::uint32_t at = 0;
  while (at < bytes.size()) {
    const std::size_t blank = white_space(bytes, at);
    if (blank != 0) {
      at += u32(blank);
      continue;
    }
    const std::uint32_t begin = at;
    char quote = 0;
    while (at < bytes.size() && (quote != 0 || white_space(bytes, at) == 0)) {
      const char c = bytes[at];
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (quote != 0 && c == quote) {
        quote = 0;
      } else if (c == escape && quote != '\'' && at + 1 < bytes.size()) {
        ++at;
      }
      ++at;
    }
    const bool trailing_escape = at == bytes.size() && bytes[at - 1] == escape && quote != '\'' &&
                                 (at - begin < 2 || bytes[at - 2] != escape);
    const Span inner{begin, trailing_escape ? at - 1 : at};
    if (inner.end > inner.begin) words.push_back(word_of(text, inner));
  }
  return words;
}

Flags split_flags(const LogicalText& text, Span range, char escape) {
  Flags result;
  const std::string_view bytes = text.text();
  std::uint32_t at = range.begin;
  for (;;) {
    while (at < range.end && is_space(bytes[at]))
      ++at;
    result.rest = at;
    if (at + 1 >= range.end || bytes[at] != '-' || bytes[at + 1] != '-') return result;
    LogicalText content;
    const std::uint32_t end = read_flag(text, {at, range.end}, escape, content);
    const Span span = text.outer({at, end});
    at = end;
    result.rest = at;
    if (content.text() == "--") return result;
    if (content.size() >= 2) result.flags.push_back(flag_of(content, span));
  }
}

}  // namespace gate::syntax::dockerfile
