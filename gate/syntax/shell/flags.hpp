// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "gate/syntax/shell/shell.hpp"

namespace gate::syntax::shell {

// A command's words sorted into flags and operands. Holds pointers into the command, which must
// outlive it.
class Flags {
 public:
  struct Value {
    std::string_view text = {};
    Span span = {};
    const Word* word = nullptr;
  };

  // `valued` names the flags that take a value: "-t", "--target-release".
  explicit Flags(const Command& command, std::initializer_list<std::string_view> valued = {});
  Flags(Command&&, std::initializer_list<std::string_view> = {}) = delete;

  // The word that holds one of the flags, or null: `--name`, `--name=…`, `-n`, `-n` bundled with
  // others (`-xn`), or a whole word such as `-nv`.
  [[nodiscard]] const Word* find(std::initializer_list<std::string_view> names) const;
  [[nodiscard]] bool has(std::initializer_list<std::string_view> names) const {
    return find(names) != nullptr;
  }
  // The value of the last of the flags: `--name=x`, `--name x`, `-n x`, `-nx`, `-n=x`.
  [[nodiscard]] std::optional<Value> value(std::initializer_list<std::string_view> names) const;
  // Every value of the flags, in order.
  [[nodiscard]] std::vector<Value> values(std::initializer_list<std::string_view> names) const;
  // The words that are neither flags nor their values, the command's name not among them.
  [[nodiscard]] const std::vector<const Word*>& operands() const { return operands_; }
  // The operand at `index`, or an empty text: operand(0) is the subcommand of `apt-get -y install`.
  [[nodiscard]] std::string_view operand(std::size_t index) const;

 private:
  struct Flag {
    std::string_view name = {};  // "--name", "-n", "-nv"
    const Word* word = nullptr;
    std::optional<Value> value = {};
    bool bundled = false;  // one letter of several
  };
  void take_short(const std::vector<Word>& words, std::size_t& at,
                  std::initializer_list<std::string_view> valued);

  std::vector<Flag> flags_;
  std::vector<const Word*> operands_;
};

}  // namespace gate::syntax::shell
