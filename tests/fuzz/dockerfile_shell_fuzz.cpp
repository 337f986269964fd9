// SPDX-License-Identifier: Apache-2.0
// Any bytes as shell text: every span must lie in the text, every index exist.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "gate/syntax/shell/flags.hpp"
#include "gate/syntax/shell/shell.hpp"

namespace {

void require(bool claim) {
  if (!claim) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace shell = gate::syntax::shell;
  const std::string text{data, data + size};
  const shell::Script script = shell::read(text);
  for (std::size_t i = 0; i < script.commands.size(); ++i) {
    const shell::Command& command = script.commands[i];
    require(command.span.begin <= command.span.end && command.span.end <= size);
    require(command.fed_first <= command.fed_last && command.fed_last <= script.commands.size());
    require(!command.outer || *command.outer < script.commands.size());
    for (const shell::Word& word : command.words) {
      require(word.span.begin <= word.span.end && word.span.end <= size);
      const gate::Span part = word.part(0, word.value.size());
      require(part.begin <= part.end && part.end <= size);
    }
    const shell::Flags flags{command, {"-o", "--option"}};
    require(flags.operands().size() <= command.words.size());
  }
  return 0;
}
