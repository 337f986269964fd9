// SPDX-License-Identifier: Apache-2.0
// Lists of commands. Compound commands are kept on a stack of frames instead of being parsed by
// recursion; only substitutions recurse, up to a fixed depth.
#include <algorithm>
#include <array>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/syntax/shell/reader.hpp"
#include "gate/syntax/shell/wrappers.hpp"

namespace gate::syntax::shell {
namespace {

constexpr std::array<std::string_view, 17> reserved{
    "if",  "then", "elif",   "else", "fi", "while", "until",    "do", "done",
    "for", "case", "select", "esac", "{",  "}",     "function", "!"};

enum class Frame : std::uint8_t { subshell, group, conditional, loop, choice };

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

}  // namespace

// One list of commands, up to its end.
class List {
 public:
  List(Reader& reader, char stop, const Surroundings& where)
      : reader_{reader}, shared_{reader.shared_}, stop_{stop}, where_{where} {
    start_pipeline();
  }

  void read() {
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

 private:
  struct Open {
    Frame kind = Frame::group;
    std::size_t begin = 0;
    std::size_t first = 0;  // of its pipeline element
    std::size_t pipeline = 0;
    Surroundings outside = {};
    bool in_pattern = false;
  };

  // One token at the start of a command or behind one. True at the end of the list.
  bool step() {
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

  void semicolon() {
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

  void ampersand() {
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

  void bar() {
    if (reader_.peek(1) == '|') {
      reader_.at_ += 2;
      operation(Operator::disjunction);
    } else {
      const bool all = reader_.peek(1) == '&';
      reader_.at_ += all ? 2 : 1;
      operation(all ? Operator::pipe_all : Operator::pipe);
    }
  }

  void opening() {
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

  bool closing() {
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

  void operation(Operator kind) {
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

  void start_pipeline() {
    pipeline_ = ++shared_.pipelines;
    element_ = shared_.script.commands.size();
  }

  void push(Frame kind) {
    if (kind == Frame::subshell) ++subshells_;
    frames_.push_back({kind, reader_.at_, element_, pipeline_, where_, false});
  }

  void pop() {
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

  void redirections_after_compound() {
    Command ignored;
    for (;;) {
      reader_.skip_blanks();
      if (!redirection(ignored)) return;
    }
  }

  // The reserved word that stands here as a word of its own, or an empty text.
  [[nodiscard]] std::string_view keyword() const {
    for (const std::string_view word : reserved) {
      if (!reader_.looking_at(word)) continue;
      const char next = reader_.peek(word.size());
      if (next == '\0' || is_space(next) ||
          std::string_view{";&|()<>"}.find(next) != std::string_view::npos)
        return word;
    }
    return {};
  }

  void command_or_keyword() {
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
  void before_next() {
    fresh_ = true;
    if (before_ != Operator::pipe && before_ != Operator::pipe_all) before_ = Operator::none;
  }

  void close(std::string_view word, std::size_t begin) {
    reader_.at_ += word.size();
    if (!frames_.empty() && closer(frames_.back().kind) == word) return pop();
    reader_.defect(begin, reader_.at_, "unexpected", "`" + std::string{word} + "` closes nothing");
  }

  void loop_head(std::size_t size) {
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

  void case_head() {
    push(Frame::choice);
    reader_.at_ += 4;
    skip_lines();
    if (reader_.starts_word()) static_cast<void>(reader_.word(where_));
    skip_lines();
    if (keyword().empty() && reader_.looking_at("in")) reader_.at_ += 2;
    frames_.back().in_pattern = true;
  }

  // `(pattern | pattern)` up to its `)`, or the end of the choice.
  void pattern() {
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

  void skip_lines() {
    reader_.skip_blanks();
    while (!reader_.done() && (reader_.peek() == '\n' || reader_.peek() == '\r')) {
      ++reader_.at_;
      reader_.skip_blanks();
    }
  }

  // Behind the name of a function: `()` and the body that follows.
  void function_head() {
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

  void simple() {
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

  void complete(Command& command, std::size_t begin, std::size_t end) {
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
  void element(Command& command, const Surroundings& inside) {
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
  [[nodiscard]] std::size_t assignment_value(std::size_t at) const {
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

  bool redirection(Command& command) { return redirection(command, where_); }

  bool redirection(Command& command, const Surroundings& inside) {
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

  Reader& reader_;
  Shared& shared_;
  char stop_;
  Surroundings where_;
  std::vector<Open> frames_;
  std::size_t subshells_ = 0;  // frames of that kind
  Operator before_ = Operator::none;
  std::optional<std::size_t> last_;
  std::size_t pipeline_ = 0;
  std::size_t element_ = 0;  // the first command of the current element of the pipeline
  std::size_t fed_first_ = 0;
  std::size_t fed_last_ = 0;
  bool fresh_ = true;  // nothing stands behind the last operator yet
  bool negated_ = false;
};

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
