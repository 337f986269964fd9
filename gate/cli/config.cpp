// SPDX-License-Identifier: Apache-2.0
#include "gate/config/config.hpp"

#include <fmt/format.h>

#include "gate/cli/commands.hpp"
#include "gate/cli/configuration.hpp"
#include "gate/report/json.hpp"

namespace gate::cli {

int config_show(const Arguments& arguments, const World& world) {
  const auto found = disk_configuration(arguments, world);
  if (!found) return refuse(world, found.error().what);
  world.out(fmt::format("# {}\n", found->origin));
  world.out(config::show(found->policy));
  return 0;
}

int config_check(const Arguments& arguments, const World& world) {
  const auto found = disk_configuration(arguments, world);
  if (!found) return refuse(world, found.error().what);
  world.out(fmt::format("{}: valid\n", found->origin));
  return 0;
}

int config_schema(const Arguments& arguments, const World& world) {
  world.out(arguments.report_schema ? std::string{report::report_schema()} : config::schema());
  return 0;
}

int config_reference(const Arguments&, const World& world) {
  world.out(config::reference_markdown());
  return 0;
}

}  // namespace gate::cli
