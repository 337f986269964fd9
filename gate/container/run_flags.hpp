// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "gate/container/container.hpp"
#include "gate/container/interpolation.hpp"
#include "gate/syntax/shell/shell.hpp"

namespace gate::container {

// One flag of a run line with its value, in the order of the line.
struct RunFlag {
  std::string name = {};  // the long name, "--volume" also for -v
  Value value = {};       // "true" for a switch without a value
};

// A run line taken apart: flags stop at the image, what follows is the command.
struct RunLine {
  std::vector<RunFlag> flags = {};
  Value image = {};  // empty text: none was written
  std::vector<Value> command = {};
  bool complete = true;  // false: a variable can bring further flags
};

// Takes the words from `first` on, which stand behind `run` or `create`. A whole word that is a
// known variable is split as a shell would.
RunLine run_line(const std::vector<syntax::shell::Word>& words, std::size_t first,
                 const Variables& variables);

// The text of a word, with the variables that are known; expansions a shell alone could do are
// unknown.
Value word_value(const syntax::shell::Word& word, const Variables& variables);

}  // namespace gate::container
