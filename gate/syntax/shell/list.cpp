// SPDX-License-Identifier: Apache-2.0
// Lists of commands. Compound commands are kept on a stack of frames instead of being parsed by
// recursion; only substitutions recurse, up to a fixed depth.
#include "gate/syntax/shell/list.hpp"

#include <algorithm>
#include <utility>

#include "gate/core/text.hpp"

namespace gate::syntax::shell {

void List::read() {
  while (!reader_.done()) {
    if (!frames_.empty() && frames_.back().in_pattern) {
      pattern();
      continue;
    }
    reader_.skip_blanks();
    if (reader_.done()) break;
    if (step()) return;
  }
  if (shared_.stopped) return;
  for (const Open& open : frames_)
    if (open.kind != Frame::subshell || stop_ == '\0')
      reader_.defect(open.begin, open.begin + 1, "open-compound",
                     "the closing `" + std::string{closer(open.kind)} + "` is missing");
}

// One token at the start of a command or behind one. True at the end of the list.
bool List::step() {
  const char c = reader_.peek();
  switch (c) {
    case '\n':
      ++reader_.at_;
      reader_.read_bodies(where_);
      if (!fresh_) operation(Operator::sequence);
      return false;
    case '\r':
      ++reader_.at_;
      return false;
    case ';':
      semicolon();
      return false;
    case '&':
      ampersand();
      return false;
    case '|':
      bar();
      return false;
    case '(':
      opening();
      return false;
    case ')':
      return closing();
    default:
      command_or_keyword();
      return false;
  }
}

void List::semicolon() {
  const bool ends_choice = reader_.peek(1) == ';' || reader_.peek(1) == '&';
  if (!ends_choice) {
    ++reader_.at_;
    operation(Operator::sequence);
    return;
  }
  reader_.at_ += reader_.looking_at(";;&") ? 3 : 2;
  operation(Operator::sequence);
  if (!frames_.empty() && frames_.back().kind == Frame::choice) frames_.back().in_pattern = true;
}

void List::ampersand() {
  if (reader_.peek(1) == '&') {
    reader_.at_ += 2;
    operation(Operator::conjunction);
  } else if (reader_.peek(1) == '>') {
    simple();
  } else {
    ++reader_.at_;
    operation(Operator::background);
  }
}

void List::bar() {
  if (reader_.peek(1) == '|') {
    reader_.at_ += 2;
    operation(Operator::disjunction);
  } else {
    const bool all = reader_.peek(1) == '&';
    reader_.at_ += all ? 2 : 1;
    operation(all ? Operator::pipe_all : Operator::pipe);
  }
}

void List::opening() {
  const std::size_t begin = reader_.at_;
  if (reader_.peek(1) == '(' && reader_.arithmetic(begin, where_)) {
    fresh_ = false;
    return;
  }
  push(Frame::subshell);
  ++reader_.at_;
  where_.in_subshell = true;
  where_.in_condition = false;
}

bool List::closing() {
  const std::size_t begin = reader_.at_++;
  if (!frames_.empty() && frames_.back().kind == Frame::subshell) {
    pop();
    return false;
  }
  const bool has_subshell = subshells_ > 0;
  if (stop_ == ')' && !has_subshell) return true;
  reader_.defect(begin, begin + 1, "unexpected", "this `)` closes nothing");
  if (!has_subshell) return false;
  while (frames_.back().kind != Frame::subshell)
    frames_.pop_back();
  pop();
  return false;
}

void List::operation(Operator kind) {
  if (last_) shared_.script.commands[*last_].after = kind;
  const bool pipe = kind == Operator::pipe || kind == Operator::pipe_all;
  fed_first_ = pipe ? element_ : 0;
  fed_last_ = pipe ? shared_.script.commands.size() : 0;
  before_ = kind;
  fresh_ = true;
  last_.reset();
  element_ = shared_.script.commands.size();
  if (!pipe) start_pipeline();
}

void List::start_pipeline() {
  pipeline_ = ++shared_.pipelines;
  element_ = shared_.script.commands.size();
}

void List::push(Frame kind) {
  if (kind == Frame::subshell) ++subshells_;
  frames_.push_back({kind, reader_.at_, element_, pipeline_, where_, false});
}

void List::pop() {
  const Open& open = frames_.back();
  if (open.kind == Frame::subshell) --subshells_;
  element_ = open.first;
  pipeline_ = open.pipeline;
  where_ = open.outside;
  frames_.pop_back();
  last_.reset();
  fresh_ = false;
  redirections_after_compound();
}

void Reader::list(char stop, const Surroundings& where) {
  List{*this, stop, where}.read();
}

void Reader::skip_blanks() {
  const std::string_view text = source_.text;
  while (at_ < text.size()) {
    if (is_blank(text[at_])) {
      ++at_;
    } else if (text[at_] == '\\' && peek(1) == '\n') {
      at_ += 2;
    } else if (text[at_] == '#' &&
               (at_ == 0 || is_space(text[at_ - 1]) ||
                std::string_view{";&|()"}.find(text[at_ - 1]) != std::string_view::npos)) {
      at_ = std::min(text.find('\n', at_), text.size());
    } else {
      return;
    }
  }
}

}  // namespace gate::syntax::shell
