// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "gate/syntax/shell/shell.hpp"

namespace gate::syntax::shell {

// Takes `sudo`, `env`, `xargs` and the like off the front of a command, with their own flags, and
// sets its name. A wrapper that runs nothing stays the command.
void unwrap(Command& command);

// The text that a command hands to a shell, in the words [first, last) joined by blanks.
struct InnerScript {
  std::size_t first = 0;
  std::size_t last = 0;
};
// For `sh -c TEXT`, `su -c TEXT`, `eval WORDS`; an empty range for other commands.
InnerScript inner_script(const Command& command);

// The commands that `find -exec` starts, as ranges of its words.
std::vector<InnerScript> executed_by_find(const Command& command);

// Whether a shell reads its commands from standard input: `bash`, `sh -e -s`.
bool reads_script_from_input(const Command& command);

}  // namespace gate::syntax::shell
