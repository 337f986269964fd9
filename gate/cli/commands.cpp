// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/commands.hpp"

#include <string>

#include <fmt/format.h>

#include "gate/secrets/scanner.hpp"

namespace gate::cli {

const std::vector<Command>& commands() {
  static const std::vector<Command> all{
      {"run", run},
      {"lint", lint},
      {"secrets", secrets},
      {"results", results},
      {"explain", explain},
      {"rules", rules},
      {"init", init},
      {"hook install", hook_install},
      {"hook uninstall", hook_uninstall},
      {"hook run", hook_run},
      {"config show", config_show},
      {"config check", config_check},
      {"config schema", config_schema},
      {"config reference", config_reference},
  };
  return all;
}

int refuse(const World& world, std::string_view sentence) {
  world.err(fmt::format("gate: {}\n", without_secrets(sentence)));
  return 2;
}

std::string without_secrets(std::string_view sentence) {
  std::vector<Fault> faults;
  const auto engine = secrets::Engine::create("messages").take(faults);
  return engine == nullptr ? std::string{"…"} : secrets::Scanner{engine}.redact(sentence);
}

}  // namespace gate::cli
