// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "gate/cli/commands.hpp"
#include "gate/cli/configuration.hpp"
#include "gate/config/config.hpp"
#include "gate/source/files.hpp"

namespace gate::cli {

int init(const Arguments&, const World& world) {
  const std::string path = root_folder(world) + "/.gate.yaml";
  const auto there = source::read_file(path);
  const auto* absent = std::get_if<Tree::NotRead>(&there);
  if (absent == nullptr || absent->absence != Cause::missing) {
    return refuse(world, fmt::format("{} is there already; it stays as it is", path));
  }
  if (const auto fault = source::write_file(path, config::starter())) {
    world.err(fmt::format("gate: {}\n", fault->what));
    return 3;
  }
  world.out(fmt::format("wrote {}\n", path));
  return 0;
}

}  // namespace gate::cli
