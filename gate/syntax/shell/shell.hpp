// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/analysis.hpp"
#include "gate/core/location.hpp"

// Lists the commands of POSIX shell and bash text, flat, in the order of the text, wherever they
// stand: behind && || ; | &, in subshells, substitutions, if, loops, case, functions, and in the
// text given to `sh -c`, `eval` or a shell's here-document. Nothing is evaluated.
namespace gate::syntax::shell {

// Something a shell would refuse.
struct Defect {
  Span span = {};
  std::string message = {};
  std::string_view code = {};  // a slug: "open-quote", "open-substitution", "unexpected"
};

struct Word {
  std::string value = {};                  // quotes removed; variables and substitutions as written
  Span span = {};                          // with the quotes
  bool quoted = false;                     // some part was quoted or escaped
  bool has_expansion = false;              // holds `$x`, `$(…)`, backquotes, or `<(…)`
  std::uint32_t base = 0;                  // where the first byte of `value` stands
  std::vector<std::uint32_t> places = {};  // of every byte of `value`, where they are no run

  // The place of a part of `value`.
  [[nodiscard]] Span part(std::size_t offset, std::size_t length) const;
};

// `NAME=value` in front of a command, or alone.
struct Assignment {
  std::string name = {};
  Word value = {};
  bool append = false;  // NAME+=
  Span span = {};
};

struct Redirection {
  std::string sign = {};        // ">", ">>", "<", "<<", "<<-", "<<<", ">&", "&>", …
  std::string descriptor = {};  // the number in front; empty where none is written
  Word target = {};             // of a here-document: its delimiter
  std::string body = {};        // of a here-document
  Span body_span = {};
  Span span = {};
};

enum class Operator : std::uint8_t {
  none,         // nothing: start or end of a list
  sequence,     // ; or a line break
  background,   // &
  conjunction,  // &&
  disjunction,  // ||
  pipe,         // |
  pipe_all      // |&
};

// A command that runs another one: `sudo`, `env`, `xargs`.
struct Wrapper {
  std::string name = {};
  Span span = {};
};

struct Command {
  std::string name = {};         // last path segment of words[0]; empty for bare assignments
  std::vector<Word> words = {};  // without wrappers
  std::vector<Assignment> assignments = {};  // also those that `env` and `sudo` take
  std::vector<Redirection> redirections = {};
  std::vector<Wrapper> wrappers = {};  // outermost first
  Span span = {};                      // wrappers and assignments included
  Operator before = Operator::none;
  Operator after = Operator::none;
  std::size_t pipeline = 0;                 // equal for the commands that pipes join
  std::size_t fed_first = 0, fed_last = 0;  // the commands [first, last) whose output it reads
  std::optional<std::size_t> outer = {};    // the command whose word, script or body holds it
  bool negated = false;
  bool in_subshell = false;   // ( ), $( ), backquotes, <( )
  bool in_condition = false;  // between if/elif/while/until and then/do
  bool in_function = false;
  bool in_script = false;  // of `sh -c`, `eval`, or a shell's here-document

  // Whether the command is `name`, or runs through it (as for `sudo`).
  [[nodiscard]] bool runs(std::string_view program) const;
  [[nodiscard]] bool reads_pipe() const {
    return before == Operator::pipe || before == Operator::pipe_all;
  }
  // The word at `index`, or an empty text.
  [[nodiscard]] std::string_view word(std::size_t index) const {
    return index < words.size() ? std::string_view{words[index].value} : std::string_view{};
  }
};

struct Script {
  std::vector<Command> commands = {};
  std::vector<Defect> defects = {};
};

// Reads a text. `places` gives the offset to report for every byte; empty: offsets in `text`.
Script read(std::string_view text, const std::vector<std::uint32_t>& places = {});
// Reads a text that was taken out of another one; all spans are of the outer text.
Script read(std::string_view text, const PositionMap& map);
// The command that a list of words starts without a shell (exec form), with what `sh -c` in it
// runs.
Script read_words(std::vector<Word> words);

// True for sh, bash, dash, ash, ksh, mksh, zsh.
bool is_shell(std::string_view program);
// The last segment of a path.
std::string_view base_name(std::string_view path);

}  // namespace gate::syntax::shell
