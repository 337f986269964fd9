// SPDX-License-Identifier: Apache-2.0
// What starts with `$`, backquotes and parentheses inside words: skipped over, with the commands in
// it listed.
#include <algorithm>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/syntax/shell/reader.hpp"

namespace gate::syntax::shell {
namespace {

bool is_name(char c) {
  return is_alnum(c) || c == '_';
}

}  // namespace

void Reader::skip_dollar(const Surroundings& where) {
  const std::size_t begin = at_++;
  const char c = peek();
  if (c == '(') {
    if (peek(1) == '(' && arithmetic(begin, where)) return;
    ++at_;
    return substitution(begin, where);
  }
  if (c == '{') return skip_braces(where);
  if (is_alpha(c) || c == '_') {
    while (is_name(peek()))
      ++at_;
  } else if (is_digit(c) ||
             (c != '\0' && std::string_view{"@*#?-$!"}.find(c) != std::string_view::npos)) {
    ++at_;
  }
}

// From the `{` of `${` behind its `}`.
void Reader::skip_braces(const Surroundings& where) {
  const std::size_t begin = at_++;
  Surroundings inside = where;
  if (++inside.depth > max_depth) {
    shared_.stopped = true;
    return defect(begin, begin + 1, "too-deep", "the nesting is too deep to be read");
  }
  while (!done() && peek() != '}')
    skip_quoted(inside);
  if (shared_.stopped) return;
  if (at_ >= source_.text.size())
    return defect(begin - 1, begin + 1, "open-substitution", "the `${` is never closed");
  ++at_;
}

// One step over text whose value does not matter.
void Reader::skip_quoted(const Surroundings& where) {
  const char c = peek();
  if (c == '\'' && !in_double_quotes_) {
    Draft ignored;
    single_quotes(ignored);
  } else if (c == '"') {
    Draft ignored;
    double_quotes(ignored, where);
  } else if (c == '$') {
    skip_dollar(where);
  } else if (c == '`') {
    backquotes(where);
  } else {
    at_ += c == '\\' && at_ + 1 < source_.text.size() ? 2 : 1;
  }
}

// From behind `$(` or `<(`, up to and with its `)`.
void Reader::substitution(std::size_t opening, const Surroundings& where) {
  Surroundings inside = where;
  inside.in_subshell = true;
  inside.in_condition = false;
  if (++inside.depth > max_depth) {
    shared_.stopped = true;
    return defect(opening, opening + 1, "too-deep", "the nesting is too deep to be read");
  }
  const bool seen = !shared_.substitutions.insert(source_.place(opening)).second;
  const std::size_t known = shared_.script.commands.size();
  const std::size_t defects = shared_.script.defects.size();
  const bool quoted = std::exchange(in_double_quotes_, false);
  list(')', inside);
  in_double_quotes_ = quoted;
  if (!shared_.stopped && (at_ == 0 || at_ > source_.text.size() || source_.text[at_ - 1] != ')'))
    defect(opening, std::min(opening + 2, source_.text.size()), "open-substitution",
           "the `$(` is never closed");
  if (!seen) return;
  shared_.script.commands.resize(known);
  shared_.script.defects.resize(defects);
}

void Reader::backquotes(const Surroundings& where) {
  const std::size_t begin = at_++;
  std::string text;
  std::vector<std::uint32_t> places;
  while (at_ < source_.text.size() && peek() != '`') {
    if (peek() == '\\' && std::string_view{"`\\$"}.find(peek(1)) != std::string_view::npos &&
        at_ + 1 < source_.text.size())
      ++at_;
    text += peek();
    places.push_back(source_.place(at_));
    ++at_;
  }
  if (at_ >= source_.text.size())
    return defect(begin, begin + 1, "open-substitution", "the backquote is never closed");
  ++at_;
  if (!shared_.substitutions.insert(source_.place(begin)).second) return;
  Surroundings inside = where;
  inside.in_subshell = true;
  inside.in_condition = false;
  read_text(std::move(text), std::move(places), inside);
}

// Where the `))` of arithmetic begins whose `((` ends before `begin`; nothing if the parentheses
// are those of subshells.
std::optional<std::size_t> Reader::arithmetic_end(std::size_t begin) {
  const std::string_view text = source_.text;
  int depth = 2;
  for (std::size_t at = begin; at < text.size() && shared_.look_ahead > 0; ++at) {
    const char c = text[at];
    --shared_.look_ahead;
    if (c == '\\') {
      ++at;
    } else if (c == '\'' || c == '"') {
      const std::size_t close = text.find(c, at + 1);
      if (close == std::string_view::npos) return {};
      shared_.look_ahead -= std::min(shared_.look_ahead, close - at);
      at = close;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      if (--depth > 1) continue;
      if (at + 1 < text.size() && text[at + 1] == ')') return at;
      return {};
    }
  }
  return {};
}

// At the `((`: skips arithmetic and lists the substitutions in it.
bool Reader::arithmetic(std::size_t opening, const Surroundings& where) {
  const auto end = arithmetic_end(at_ + 2);
  if (!end) return false;
  Surroundings inside = where;
  if (++inside.depth > max_depth) {
    shared_.stopped = true;
    defect(opening, opening + 1, "too-deep", "the nesting is too deep to be read");
    return true;
  }
  at_ += 2;
  while (at_ < *end && !shared_.stopped)
    skip_quoted(inside);
  at_ = std::max(at_, *end + 2);
  return true;
}

// From a `(` in the middle of a word behind its `)`.
void Reader::parenthesis_in_word(const Surroundings& where) {
  int depth = 0;
  while (!done()) {
    if (peek() == '(') {
      ++depth;
      ++at_;
    } else if (peek() == ')') {
      ++at_;
      if (--depth == 0) return;
    } else {
      skip_quoted(where);
    }
  }
}

}  // namespace gate::syntax::shell
