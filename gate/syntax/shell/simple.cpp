// SPDX-License-Identifier: Apache-2.0
// Simple commands: assignments, words, redirections.
#include <array>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/syntax/shell/list.hpp"
#include "gate/syntax/shell/wrappers.hpp"

namespace gate::syntax::shell {

void List::simple() {
  const std::size_t begin = reader_.at_;
  const std::size_t index = shared_.script.commands.size();
  shared_.script.commands.emplace_back();
  Surroundings inside = where_;
  inside.outer = index;
  Command command;
  std::size_t end = begin;
  const bool test = reader_.looking_at("[[") && is_space(reader_.peek(2));
  while (!reader_.done()) {
    reader_.skip_blanks();
    if (redirection(command, inside)) {
    } else if (reader_.starts_word()) {
      element(command, inside);
    } else if (test && !(command.words.size() > 1 && command.words.back().value == "]]") &&
               !reader_.done() && reader_.peek() != ';') {
      ++reader_.at_;
    } else {
      break;
    }
    end = reader_.at_;
  }
  if (reader_.peek() == '(' && command.words.size() == 1 && command.assignments.empty() &&
      shared_.script.commands.size() == index + 1) {
    shared_.script.commands.pop_back();
    return function_head();
  }
  if (end == begin) {  // a byte that starts nothing
    shared_.script.commands.resize(index);
    ++reader_.at_;
    return;
  }
  complete(command, begin, end);
  shared_.script.commands[index] = std::move(command);
  last_ = index;
  fresh_ = false;
  read_scripts(index, shared_, where_);
}

void List::complete(Command& command, std::size_t begin, std::size_t end) {
  command.span = reader_.source_.span(begin, end);
  command.before = before_;
  command.pipeline = pipeline_;
  command.fed_first = fed_first_;
  command.fed_last = fed_last_;
  fed_first_ = fed_last_ = 0;
  command.negated = std::exchange(negated_, false);
  command.outer = where_.outer;
  command.in_subshell = where_.in_subshell;
  command.in_condition = where_.in_condition;
  command.in_function = where_.in_function;
  command.in_script = where_.in_script;
  unwrap(command);
}

// A word of a command, or an assignment in front of it.
void List::element(Command& command, const Surroundings& inside) {
  const std::size_t begin = reader_.at_;
  const std::size_t value = command.words.empty() ? assignment_value(begin) : 0;
  if (value == 0) {
    command.words.push_back(reader_.word(inside));
    return;
  }
  Assignment made;
  std::size_t name_end = value - 1;
  made.append = reader_.source_.text[name_end - 1] == '+';
  if (made.append) --name_end;
  made.name = reader_.source_.text.substr(begin, name_end - begin);
  reader_.at_ = value;
  if (reader_.peek() == '(') {
    for (Word& word : reader_.array(inside))
      made.value.has_expansion = made.value.has_expansion || word.has_expansion;
    made.value.span = reader_.source_.span(value, reader_.at_);
    made.value.base = made.value.span.begin;
  } else {
    made.value = reader_.word(inside);
  }
  made.span = reader_.source_.span(begin, reader_.at_);
  command.assignments.push_back(std::move(made));
}

// Behind the `=` of `NAME=` or `NAME[…]=` or `NAME+=`; 0 where there is none.
std::size_t List::assignment_value(std::size_t at) const {
  const std::string_view text = reader_.source_.text;
  if (at >= text.size() || (!is_alpha(text[at]) && text[at] != '_')) return 0;
  while (at < text.size() && (is_alnum(text[at]) || text[at] == '_'))
    ++at;
  if (at < text.size() && text[at] == '[') {
    while (at < text.size() && text[at] != ']' && !is_space(text[at]))
      ++at;
    if (at < text.size() && text[at] == ']') ++at;
  }
  if (at < text.size() && text[at] == '+') ++at;
  return at < text.size() && text[at] == '=' ? at + 1 : 0;
}

bool List::redirection(Command& command, const Surroundings& inside) {
  const std::string_view text = reader_.source_.text;
  const std::size_t begin = reader_.at_;
  std::size_t at = begin;
  while (at < text.size() && is_digit(text[at]) && at - begin < 10)
    ++at;
  if (at == begin && at + 1 < text.size() && text[at] == '&' && text[at + 1] == '>') ++at;
  if (at >= text.size() || (text[at] != '<' && text[at] != '>')) return false;
  if (at + 1 < text.size() && text[at + 1] == '(') return false;
  static constexpr std::array<std::string_view, 9> signs{"<<<", "<<-", "<<", "<>", "<&",
                                                         "<",   ">>",  ">&", ">|"};
  std::string_view sign = ">";
  for (const std::string_view one : signs) {
    if (text.substr(at, one.size()) != one) continue;
    sign = one;
    break;
  }
  Redirection made;
  made.descriptor = text.substr(begin, at - begin);
  made.sign = sign;
  if (made.descriptor == "&") {
    made.sign = "&" + made.sign;
    made.descriptor.clear();
  }
  reader_.at_ = at + sign.size();
  reader_.skip_blanks();
  if (reader_.starts_word()) made.target = reader_.word(inside);
  made.span = reader_.source_.span(begin, reader_.at_);
  if ((sign == "<<" || sign == "<<-") && inside.outer && inside.outer != where_.outer)
    reader_.bodies_.push_back({*inside.outer, command.redirections.size(), made.target.value,
                               sign == "<<-", made.target.quoted});
  command.redirections.push_back(std::move(made));
  return true;
}

}  // namespace gate::syntax::shell
