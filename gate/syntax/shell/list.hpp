// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gate/syntax/shell/reader.hpp"

namespace gate::syntax::shell {

enum class Frame : std::uint8_t { subshell, group, conditional, loop, choice };

// What closes a compound command.
std::string_view closer(Frame kind);

// One list of commands, up to its end.
class List {
 public:
  List(Reader& reader, char stop, const Surroundings& where)
      : reader_{reader}, shared_{reader.shared_}, stop_{stop}, where_{where} {
    start_pipeline();
  }

  void read();

 private:
  struct Open {
    Frame kind = Frame::group;
    std::size_t begin = 0;
    std::size_t first = 0;  // of its pipeline element
    std::size_t pipeline = 0;
    Surroundings outside = {};
    bool in_pattern = false;
  };

  // list.cpp
  bool step();
  void semicolon();
  void ampersand();
  void bar();
  void opening();
  bool closing();
  void operation(Operator kind);
  void start_pipeline();
  void push(Frame kind);
  void pop();

  // compound.cpp
  void redirections_after_compound();
  [[nodiscard]] std::string_view keyword() const;
  void command_or_keyword();
  void before_next();
  void close(std::string_view word, std::size_t begin);
  void loop_head(std::size_t size);
  void case_head();
  void pattern();
  void skip_lines();
  void function_head();

  // simple.cpp
  void simple();
  void complete(Command& command, std::size_t begin, std::size_t end);
  void element(Command& command, const Surroundings& inside);
  [[nodiscard]] std::size_t assignment_value(std::size_t at) const;
  bool redirection(Command& command, const Surroundings& inside);

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

}  // namespace gate::syntax::shell
