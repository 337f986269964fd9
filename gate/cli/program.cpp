// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/program.hpp"

#include <exception>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "gate/cli/arguments.hpp"
#include "gate/cli/commands.hpp"

namespace gate::cli {
namespace {

constexpr int incomplete = 3;  // what went wrong here is never a pass

int dispatch(std::vector<std::string> words, const World& world) {
  const auto parsed = parse(std::move(words));
  if (const auto* message = std::get_if<Message>(&parsed)) {
    if (message->code != 0) return refuse(world, message->text);
    world.out(message->text);
    return message->code;
  }
  const auto& arguments = std::get<Arguments>(parsed);
  for (const Command& command : commands()) {
    if (command.name == arguments.command) return command.run(arguments, world);
  }
  return refuse(world, fmt::format("no such command: {}", arguments.command));
}

}  // namespace

int program(std::vector<std::string> words, const World& world) {
  try {
    return dispatch(std::move(words), world);
  } catch (const std::bad_alloc&) {
    world.err("gate: out of memory; nothing was decided\n");
  } catch (const std::exception& error) {
    world.err(fmt::format("gate: internal error: {}; nothing was decided\n", error.what()));
  }
  return incomplete;
}

}  // namespace gate::cli
