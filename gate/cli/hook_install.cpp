// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include <fmt/format.h>

#include "gate/cli/change.hpp"
#include "gate/cli/commands.hpp"
#include "gate/cli/hook_script.hpp"
#include "gate/core/text.hpp"
#include "gate/source/files.hpp"
#include "gate/source/hooks.hpp"

namespace gate::cli {
namespace {

constexpr std::string_view before_suffix = ".before-gate";

struct Place {
  std::string hook = {};
  std::string before = {};
};

Result<Place> place(const World& world) {
  const auto repository = open_repository(world);
  if (!repository) return Error{repository.fault().what};
  const std::string folder = source::hooks_folder(*repository, world.environment["HOME"]);
  if (const auto fault = source::make_folders(folder)) return Error{fault->what};
  return Place{folder + "/pre-push", folder + "/pre-push" + std::string{before_suffix}};
}

// The text of a file; empty where there is none.
std::string text_of(const std::string& path) {
  auto content = source::read_file(path);
  auto* text = std::get_if<std::string>(&content);
  return text == nullptr ? std::string{} : std::move(*text);
}

bool exists(const std::string& path) {
  const auto content = source::read_file(path);
  const auto* absent = std::get_if<Tree::NotRead>(&content);
  return absent == nullptr || absent->absence != Cause::missing;
}

bool is_ours(const std::string& text) {
  return text.find("gate pre-push hook.") != std::string::npos;
}

}  // namespace

int hook_install(const Arguments&, const World& world) {
  const auto found = place(world);
  if (!found) return refuse(world, found.error().what);
  const bool has_hook = exists(found->hook);
  if (has_hook && !is_ours(text_of(found->hook))) {
    if (exists(found->before)) {
      return refuse(world, fmt::format("{} and {} are both there; take one away first",
                                       printable(found->hook), printable(found->before)));
    }
    if (const auto fault = source::move_file(found->hook, found->before)) {
      return refuse(world, fault->what);
    }
  }
  if (const auto fault = source::write_program(found->hook, hook_script(source::own_program()))) {
    return refuse(world, fault->what);
  }
  world.out(fmt::format("installed {}{}\n", printable(found->hook),
                        exists(found->before) ? "; it calls the hook that was there first" : ""));
  return 0;
}

int hook_uninstall(const Arguments&, const World& world) {
  const auto found = place(world);
  if (!found) return refuse(world, found.error().what);
  if (!is_ours(text_of(found->hook))) {
    return refuse(world,
                  fmt::format("{} is not gate's; nothing was changed", printable(found->hook)));
  }
  if (const auto fault = source::remove_file(found->hook)) return refuse(world, fault->what);
  if (exists(found->before)) {
    if (const auto fault = source::move_file(found->before, found->hook)) {
      return refuse(world, fault->what);
    }
  }
  world.out(fmt::format("removed {}\n", printable(found->hook)));
  return 0;
}

}  // namespace gate::cli
