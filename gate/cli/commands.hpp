// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "gate/cli/arguments.hpp"
#include "gate/cli/world.hpp"

namespace gate::cli {

// One subcommand. `run` gives the exit code of DESIGN §4.
struct Command {
  std::string_view name = {};
  int (*run)(const Arguments& arguments, const World& world) = nullptr;
};

// Every subcommand, in the order of the help text.
const std::vector<Command>& commands();

// Each stands in the file of its name.
int run(const Arguments& arguments, const World& world);
int lint(const Arguments& arguments, const World& world);
int secrets(const Arguments& arguments, const World& world);
int results(const Arguments& arguments, const World& world);
int explain(const Arguments& arguments, const World& world);
int rules(const Arguments& arguments, const World& world);
int init(const Arguments& arguments, const World& world);
int hook_install(const Arguments& arguments, const World& world);
int hook_uninstall(const Arguments& arguments, const World& world);
int hook_run(const Arguments& arguments, const World& world);
int config_show(const Arguments& arguments, const World& world);
int config_check(const Arguments& arguments, const World& world);
int config_schema(const Arguments& arguments, const World& world);
int config_reference(const Arguments& arguments, const World& world);

}  // namespace gate::cli
