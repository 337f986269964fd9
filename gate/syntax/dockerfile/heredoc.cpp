// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/heredoc.hpp"

#include <string>

#include "gate/core/text.hpp"
#include "gate/syntax/dockerfile/words.hpp"

namespace gate::syntax::dockerfile {
namespace {

constexpr int max_depth = 32;

bool is_name(char c) {
  return is_alnum(c) || c == '_';
}

// The end of the quoted text that starts at `at`, or npos.
std::size_t after_quote(std::string_view text, std::size_t at, int depth);

// The end of `$…` at `at`, or npos where a build's word splitter gives up.
std::size_t after_dollar(std::string_view text, std::size_t at, int depth) {
  if (depth > max_depth) return std::string_view::npos;
  if (at + 1 >= text.size() || text[at + 1] != '{') return at + 1;
  at += 2;
  if (at >= text.size() || text[at] == '{' || text[at] == '}' || text[at] == ':')
    return std::string_view::npos;
  if (is_name(text[at])) {
    while (at < text.size() && is_name(text[at]))
      ++at;
  } else if (std::string_view{"@*#?-$!"}.find(text[at]) != std::string_view::npos) {
    ++at;
  }
  if (at >= text.size()) return std::string_view::npos;
  if (text[at] == '}') return at + 1;
  if (text[at] == ':') ++at;
  if (at >= text.size() || std::string_view{"+-?#%/"}.find(text[at]) == std::string_view::npos)
    return std::string_view::npos;
  const std::string_view stops = text[at] == '/' ? "/}" : "}";
  ++at;
  if (stops.size() == 2 && at < text.size() && text[at] == '/') ++at;
  for (const char stop : stops) {
    while (at < text.size() && text[at] != stop) {
      if (text[at] == '$') {
        at = after_dollar(text, at, depth + 1);
      } else if (text[at] == '\'' || text[at] == '"') {
        at = after_quote(text, at, depth + 1);
      } else {
        at += text[at] == '\\' ? 2 : 1;
      }
      if (at == std::string_view::npos) return at;
    }
    if (at >= text.size()) return std::string_view::npos;
    ++at;
  }
  return at;
}

std::size_t after_quote(std::string_view text, std::size_t at, int depth) {
  const char quote = text[at++];
  while (at < text.size()) {
    if (text[at] == quote) return at + 1;
    if (quote == '"' && text[at] == '$') {
      at = after_dollar(text, at, depth);
      if (at == std::string_view::npos) return at;
    } else {
      at += quote == '"' && text[at] == '\\' ? 2 : 1;
    }
  }
  return std::string_view::npos;
}

// After `<<`, blanks before the name belong to the word.
std::size_t after_less(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "<<") return at + 1;
  at += 2;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r'))
    ++at;
  return at;
}

// The words of a line as BuildKit splits them to look for here-documents; nothing on an error.
std::optional<std::vector<Span>> words_of(std::string_view text) {
  std::vector<Span> words;
  std::size_t at = 0;
  std::optional<std::size_t> begin;
  while (at < text.size()) {
    if (white_space(text, at) != 0) {
      if (begin) words.push_back({u32(*begin), u32(at)});
      begin.reset();
      at += white_space(text, at);
      continue;
    }
    if (!begin) begin = at;
    const char c = text[at];
    if (c == '\'' || c == '"') {
      at = after_quote(text, at, 0);
    } else if (c == '$') {
      at = after_dollar(text, at, 0);
    } else if (c == '<') {
      at = after_less(text, at);
    } else {
      at += c == '\\' ? 2 : 1;
    }
    if (at == std::string_view::npos) return {};
  }
  if (begin) words.push_back({u32(*begin), u32(text.size())});
  return words;
}

// The name without quotes and escapes; nothing if it is not exactly one word.
std::optional<std::string> name_of(std::string_view text, bool& quoted) {
  std::string name;
  char quote = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
      quoted = true;
    } else if (quote != 0 && c == quote) {
      quote = 0;
    } else if (c == '\\' && quote == 0 && at + 1 < text.size()) {
      name += text[++at];
    } else if (quote == 0 && is_space(c)) {
      return {};
    } else {
      name += c;
    }
  }
  if (quote != 0 || (name.empty() && !quoted)) return {};
  return name;
}

}  // namespace

std::optional<Heredoc> heredoc_named(std::string_view word) {
  std::size_t at = 0;
  while (at < word.size() && is_digit(word[at]))
    ++at;
  if (word.substr(at, 2) != "<<") return {};
  at += 2;
  Heredoc heredoc;
  if (at < word.size() && word[at] == '-') {
    heredoc.strip_tabs = true;
    ++at;
  }
  while (at < word.size() && is_space(word[at]))
    ++at;
  const std::string_view rest = word.substr(at);
  if (rest.empty() || rest.find('<') != std::string_view::npos) return {};
  bool quoted = false;
  const auto name = name_of(rest, quoted);
  if (!name || name->empty()) return {};
  heredoc.name = *name;
  heredoc.expand = !quoted;
  return heredoc;
}

std::vector<Heredoc> heredoc_markers(const LogicalText& line) {
  std::vector<Heredoc> result;
  const std::string_view text = line.text();
  if (text.find("<<") == std::string_view::npos) return result;
  const auto words = words_of(text);
  if (!words) return result;
  for (const Span& word : *words) {
    auto heredoc = heredoc_named(text.substr(word.begin, word.end - word.begin));
    if (!heredoc) continue;
    heredoc->marker = line.outer(word);
    result.push_back(std::move(*heredoc));
  }
  return result;
}

}  // namespace gate::syntax::dockerfile
