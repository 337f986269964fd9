// SPDX-License-Identifier: Apache-2.0
// Words. Quotes are removed, everything a shell would expand is kept as written; commands inside
// substitutions are listed on the way, each text once.
#include <algorithm>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/syntax/shell/reader.hpp"

namespace gate::syntax::shell {
namespace {

bool ends_word(char c) {
  return is_blank(c) || c == '\n' || c == '\r' || c == ';' || c == '&' || c == '|' || c == '<' ||
         c == '>' || c == '(' || c == ')';
}

char ansi_escape(char c) {
  static constexpr std::string_view names = "abefnrtv";
  static constexpr std::string_view meanings = "\a\b\033\f\n\r\t\v";
  const std::size_t at = names.find(c);
  return at == std::string_view::npos ? c : meanings[at];
}

}  // namespace

bool Reader::starts_word() const {
  if (at_ >= source_.text.size()) return false;
  if ((peek() == '<' || peek() == '>') && peek(1) == '(') return true;
  return !ends_word(peek());
}

Word Reader::word(const Surroundings& where) {
  Draft draft;
  draft.begin = at_;
  while (!done()) {
    const char c = peek();
    if ((c == '<' || c == '>') && peek(1) == '(' && at_ == draft.begin) {
      const std::size_t begin = at_;
      at_ += 2;
      substitution(begin, where);
      draft.word.has_expansion = true;
      put(draft, begin, at_);
      continue;
    }
    if (c == '(' && at_ > draft.begin &&
        std::string_view{"?*+@!"}.find(source_.text[at_ - 1]) != std::string_view::npos) {
      const std::size_t begin = at_;
      parenthesis_in_word(where);
      put(draft, begin, at_);
      continue;
    }
    if (ends_word(c)) break;
    word_piece(draft, where);
  }
  finish(draft);
  return std::move(draft.word);
}

void Reader::word_piece(Draft& draft, const Surroundings& where) {
  switch (peek()) {
    case '\'':
      return single_quotes(draft);
    case '"':
      return double_quotes(draft, where);
    case '$':
      return dollar(draft, where);
    case '`': {
      const std::size_t begin = at_;
      backquotes(where);
      draft.word.has_expansion = true;
      return put(draft, begin, at_);
    }
    case '\\':
      draft.word.quoted = true;
      ++at_;
      if (at_ < source_.text.size()) {
        if (peek() != '\n') put(draft, at_, at_ + 1);
        ++at_;
      }
      return;
    default:
      put(draft, at_, at_ + 1);
      ++at_;
  }
}

void Reader::put(Draft& draft, std::size_t begin, std::size_t end) {
  end = std::min(end, source_.text.size());
  if (begin >= end) return;
  draft.word.value += source_.text.substr(begin, end - begin);
  for (std::size_t i = begin; i < end; ++i)
    draft.places.push_back(source_.place(i));
}

// Keeps the places of bytes only where they are no run.
void Reader::finish(Draft& draft) const {
  Word& word = draft.word;
  word.span = source_.span(draft.begin, at_);
  word.base = draft.places.empty() ? word.span.begin : draft.places.front();
  for (std::size_t i = 0; i < draft.places.size(); ++i) {
    if (draft.places[i] == word.base + i) continue;
    word.places = std::move(draft.places);
    return;
  }
}

void Reader::single_quotes(Draft& draft) {
  const std::size_t begin = at_;
  draft.word.quoted = true;
  const std::size_t end = source_.text.find('\'', at_ + 1);
  at_ = std::min(end, source_.text.size());
  put(draft, begin + 1, at_);
  if (end == std::string_view::npos)
    return defect(begin, begin + 1, "open-quote", "the single quote is never closed");
  ++at_;
}

void Reader::ansi_quotes(Draft& draft) {
  const std::size_t begin = at_;
  draft.word.quoted = true;
  at_ += 2;
  while (at_ < source_.text.size() && peek() != '\'') {
    if (peek() == '\\' && at_ + 1 < source_.text.size()) {
      draft.word.value += ansi_escape(peek(1));
      draft.places.push_back(source_.place(at_));
      at_ += 2;
    } else {
      put(draft, at_, at_ + 1);
      ++at_;
    }
  }
  if (at_ >= source_.text.size())
    return defect(begin, begin + 2, "open-quote", "the single quote is never closed");
  ++at_;
}

void Reader::double_quotes(Draft& draft, const Surroundings& where) {
  const std::size_t begin = at_++;
  draft.word.quoted = true;
  while (!done()) {
    const char c = peek();
    if (c == '"') {
      ++at_;
      return;
    }
    if (c == '\\' && std::string_view{"$`\"\\\n"}.find(peek(1)) != std::string_view::npos &&
        at_ + 1 < source_.text.size()) {
      if (peek(1) != '\n') put(draft, at_ + 1, at_ + 2);
      at_ += 2;
    } else if (c == '$' && (peek(1) == '\'' || peek(1) == '"')) {
      put(draft, at_, at_ + 1);
      ++at_;
    } else if (c == '$' || c == '`') {
      const bool outside = std::exchange(in_double_quotes_, true);
      word_piece(draft, where);
      in_double_quotes_ = outside;
    } else {
      put(draft, at_, at_ + 1);
      ++at_;
    }
  }
  if (!shared_.stopped) defect(begin, begin + 1, "open-quote", "the double quote is never closed");
}

void Reader::dollar(Draft& draft, const Surroundings& where) {
  if (peek(1) == '\'') return ansi_quotes(draft);
  if (peek(1) == '"') {
    ++at_;
    return double_quotes(draft, where);
  }
  const std::size_t begin = at_;
  skip_dollar(where);
  draft.word.has_expansion = draft.word.has_expansion || at_ > begin + 1;
  put(draft, begin, at_);
}

// The words of `name=( … )`, from its `(` behind its `)`.
std::vector<Word> Reader::array(const Surroundings& where) {
  std::vector<Word> words;
  const std::size_t begin = at_++;
  while (!done()) {
    skip_blanks();
    if (done()) break;
    if (peek() == '\n' || peek() == '\r') {
      ++at_;
    } else if (peek() == ')') {
      ++at_;
      return words;
    } else if (starts_word()) {
      words.push_back(word(where));
    } else {
      ++at_;
    }
  }
  if (!shared_.stopped)
    defect(begin, begin + 1, "open-substitution", "the `(` of the array is never closed");
  return words;
}

}  // namespace gate::syntax::shell
