// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "gate/cli/commands.hpp"
#include "gate/cli/given.hpp"

namespace gate::cli {

int lint(const Arguments& arguments, const World& world) {
  auto tools = prepare(arguments, world);
  if (!tools) return refuse(world, tools.error().what);
  tools->settings.secrets = false;
  const std::vector<std::string> here{"."};
  return judge_given(arguments.operands.empty() ? here : arguments.operands, *tools, arguments,
                     world);
}

}  // namespace gate::cli
