// SPDX-License-Identifier: Apache-2.0
// Reserved words and what they open and close.
#include <array>
#include <string>

#include "gate/core/text.hpp"
#include "gate/syntax/shell/list.hpp"

namespace gate::syntax::shell {
namespace {

constexpr std::array<std::string_view, 17> reserved{
    "if",  "then", "elif",   "else", "fi", "while", "until",    "do", "done",
    "for", "case", "select", "esac", "{",  "}",     "function", "!"};

}  // namespace

std::string_view closer(Frame kind) {
  switch (kind) {
    case Frame::subshell:
      return ")";
    case Frame::group:
      return "}";
    case Frame::conditional:
      return "fi";
    case Frame::loop:
      return "done";
    case Frame::choice:
      return "esac";
  }
  return {};
}

// The reserved word that stands here as a word of its own, or an empty text.
std::string_view List::keyword() const {
  for (const std::string_view word : reserved) {
    if (!reader_.looking_at(word)) continue;
    const char next = reader_.peek(word.size());
    if (next == '\0' || is_space(next) ||
        std::string_view{";&|()<>"}.find(next) != std::string_view::npos)
      return word;
  }
  return {};
}

void List::command_or_keyword() {
  const std::string_view word = keyword();
  if (word.empty()) return simple();
  const std::size_t begin = reader_.at_;
  if (word == "if" || word == "while" || word == "until" || word == "{") {
    push(word == "if" ? Frame::conditional : word == "{" ? Frame::group : Frame::loop);
    if (word != "{") where_.in_condition = true;
    reader_.at_ += word.size();
    before_next();
  } else if (word == "then" || word == "do" || word == "elif" || word == "else") {
    if (!frames_.empty()) {
      where_.in_condition = word == "elif" || frames_.back().outside.in_condition;
    }
    reader_.at_ += word.size();
    before_next();
  } else if (word == "!") {
    negated_ = true;
    ++reader_.at_;
  } else if (word == "for" || word == "select") {
    loop_head(word.size());
  } else if (word == "case") {
    case_head();
  } else if (word == "function") {
    reader_.at_ += word.size();
    reader_.skip_blanks();
    if (reader_.starts_word()) static_cast<void>(reader_.word(where_));
    function_head();
  } else {
    close(word, begin);
  }
}

// A keyword opens a list of its own: what stood before it belongs to the compound command.
void List::before_next() {
  fresh_ = true;
  if (before_ != Operator::pipe && before_ != Operator::pipe_all) before_ = Operator::none;
}

void List::close(std::string_view word, std::size_t begin) {
  reader_.at_ += word.size();
  if (!frames_.empty() && closer(frames_.back().kind) == word) return pop();
  reader_.defect(begin, reader_.at_, "unexpected", "`" + std::string{word} + "` closes nothing");
}

void List::loop_head(std::size_t size) {
  push(Frame::loop);
  reader_.at_ += size;
  reader_.skip_blanks();
  if (reader_.looking_at("((")) {
    if (!reader_.arithmetic(reader_.at_, where_)) reader_.at_ += 2;
    return;
  }
  for (int words = 0; !reader_.done() && reader_.peek() != ';' && reader_.peek() != '\n';) {
    if (words == 1 && keyword() == "do") break;
    if (reader_.starts_word()) {
      static_cast<void>(reader_.word(where_));
      ++words;
    } else if (reader_.peek() == ')' || reader_.peek() == '&' || reader_.peek() == '|') {
      break;
    } else {
      ++reader_.at_;
    }
    reader_.skip_blanks();
  }
  before_next();
}

void List::case_head() {
  push(Frame::choice);
  reader_.at_ += 4;
  skip_lines();
  if (reader_.starts_word()) static_cast<void>(reader_.word(where_));
  skip_lines();
  if (keyword().empty() && reader_.looking_at("in")) reader_.at_ += 2;
  frames_.back().in_pattern = true;
}

// `(pattern | pattern)` up to its `)`, or the end of the choice.
void List::pattern() {
  skip_lines();
  if (keyword() == "esac") {
    frames_.back().in_pattern = false;
    return close("esac", reader_.at_);
  }
  if (reader_.peek() == '(') ++reader_.at_;
  while (!reader_.done() && reader_.peek() != ')') {
    if (reader_.starts_word()) {
      static_cast<void>(reader_.word(where_));
    } else {
      ++reader_.at_;
    }
  }
  if (!reader_.done()) ++reader_.at_;
  frames_.back().in_pattern = false;
  before_next();
}

void List::skip_lines() {
  reader_.skip_blanks();
  while (!reader_.done() && (reader_.peek() == '\n' || reader_.peek() == '\r')) {
    ++reader_.at_;
    reader_.skip_blanks();
  }
}

// Behind the name of a function: `()` and the body that follows.
void List::function_head() {
  reader_.skip_blanks();
  if (reader_.peek() == '(') {
    ++reader_.at_;
    reader_.skip_blanks();
    if (reader_.peek() == ')') ++reader_.at_;
  }
  skip_lines();
  if (reader_.peek() != '{' && reader_.peek() != '(') return;
  push(reader_.peek() == '{' ? Frame::group : Frame::subshell);
  ++reader_.at_;
  where_.in_function = true;
  before_next();
}

void List::redirections_after_compound() {
  Command ignored;
  for (;;) {
    reader_.skip_blanks();
    if (!redirection(ignored, where_)) return;
  }
}

}  // namespace gate::syntax::shell
