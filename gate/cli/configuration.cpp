// SPDX-License-Identifier: Apache-2.0
// Whose policy judges (DESIGN §4): the head's for pushes, hooks and manual runs, the target's for
// pull and merge requests. There a configuration that the request repairs or adds does not count
// yet: the defaults judge, and that is said.
#include "gate/cli/configuration.hpp"

#include <utility>

#include <fmt/format.h>

#include "gate/cli/rulebook.hpp"
#include "gate/config/config.hpp"
#include "gate/core/text.hpp"
#include "gate/source/files.hpp"
#include "gate/source/git.hpp"

namespace gate::cli {
namespace {

constexpr std::string_view usual_name = ".gate.yaml";
constexpr std::uint64_t largest_configuration = std::uint64_t{1} << 20U;

// What the user named; empty where nothing is.
std::string named_path(const Arguments& arguments, const World& world) {
  return arguments.config.empty() ? world.environment["GATE_CONFIG"] : arguments.config;
}

std::string absolute(const std::string& path, const World& world) {
  return path.empty() || path[0] == '/' ? path : world.environment.folder + '/' + path;
}

Error joined(const std::vector<Error>& errors) {
  Error all;
  for (const Error& error : errors)
    all.what += (all.what.empty() ? "" : "\ngate: ") + error.what;
  all.what += "; nothing was checked";
  return all;
}

void apply(const Arguments& arguments, policy::Policy& policy) {
  if (arguments.fail_on) policy.fail_on = {*arguments.fail_on, {}};
  if (arguments.scope) policy.scope = arguments.scope;
  if (arguments.profile == "strict") policy.profile = policy::Profile::strict;
  if (arguments.profile == "cis") policy.profile = policy::Profile::cis;
  if (arguments.profile == "default") policy.profile = policy::Profile::standard;
  policy.only = arguments.only;
  for (const std::string& rule : arguments.skip)
    policy.rules.push_back({rule, std::nullopt});
}

PolicyChoice defaults(const Arguments& arguments) {
  PolicyChoice choice;
  choice.origin = "defaults";
  apply(arguments, choice.policy);
  return choice;
}

Result<PolicyChoice> parsed(const Arguments& arguments, const std::string& name,
                            std::string_view text) {
  config::Configuration read = config::parse(name, text, rulebook());
  if (!read.errors.empty()) return joined(read.errors);
  PolicyChoice choice;
  choice.policy = std::move(read.policy);
  choice.origin = name;
  apply(arguments, choice.policy);
  return choice;
}

}  // namespace

std::string root_folder(const World& world) {
  const auto repository = source::Repository::open(world.environment.folder);
  return repository ? repository->root() : world.environment.folder;
}

Result<PolicyChoice> disk_configuration(const Arguments& arguments, const World& world) {
  const std::string named = named_path(arguments, world);
  const std::string path =
      named.empty() ? root_folder(world) + '/' + std::string{usual_name} : absolute(named, world);
  auto content = source::read_file(path, largest_configuration);
  if (const auto* text = std::get_if<std::string>(&content)) {
    return parsed(arguments, named.empty() ? std::string{usual_name} : named, *text);
  }
  const auto& absent = std::get<Tree::NotRead>(content);
  if (named.empty() && absent.absence == Cause::missing) return defaults(arguments);
  return Error{fmt::format("{}: the configuration cannot be read: {}; nothing was checked",
                           printable(path), absent.what)};
}

Result<PolicyChoice> target_configuration(const Arguments& arguments, const World& world,
                                          const Trusted& trusted, const std::string& target_name) {
  const std::string named = named_path(arguments, world);
  const std::string usual = trusted.root + '/' + std::string{usual_name};
  const std::string path = named.empty() ? usual : absolute(named, world);
  const auto name = inside(trusted.root, path);
  auto on_head = disk_configuration(arguments, world);
  if (!name) return on_head;  // from outside the repository: the pipeline's own
  const auto content = trusted.target->read(*name);
  const auto* text = std::get_if<std::string>(&content);
  const bool gone_on_head = text != nullptr && !named.empty() && !on_head;
  if (!on_head && !gone_on_head) return on_head.error();
  const std::string origin = fmt::format("{} of {}", *name, target_name);
  if (text != nullptr) {
    auto choice = parsed(arguments, origin, *text);
    if (choice) return choice;
  }
  PolicyChoice choice = defaults(arguments);
  const auto* absent = std::get_if<Tree::NotRead>(&content);
  if (absent != nullptr && absent->absence != Cause::missing) {
    choice.faults.push_back(
        {absent->absence,
         fmt::format("{} cannot be read, so the policy is not known: {}", origin, absent->what),
         *name, 0});
  } else if (text != nullptr) {
    choice.advice.push_back(fmt::format("{} is invalid; the defaults judge this change", origin));
  } else if (on_head->origin != "defaults") {
    choice.advice.push_back(
        fmt::format("{} has no {}; the defaults judge this change, the new file the ones after it",
                    target_name, *name));
  }
  return choice;
}

}  // namespace gate::cli
