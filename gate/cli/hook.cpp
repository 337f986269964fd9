// SPDX-License-Identifier: Apache-2.0
// `gate hook run` is what git, pre-commit and the like call. It judges lint and secrets of every
// ref of the push; scanner reports are the pipeline's business.
#include <utility>

#include <fmt/format.h>

#include "gate/cli/change.hpp"
#include "gate/cli/commands.hpp"
#include "gate/source/files.hpp"

namespace gate::cli {
namespace {

// What the hook was told, as a context. Called by hand on a terminal there is no input to wait for.
platforms::Context hook_context(const Arguments& arguments, const World& world,
                                std::vector<Fault>& faults) {
  std::string input;
  if (!world.environment.stdin_is_terminal) {
    auto content = source::read_stdin();
    if (auto* text = std::get_if<std::string>(&content)) {
      input = std::move(*text);
    } else {
      faults.push_back({Cause::unreadable, "the hook's input cannot be read", "stdin", 0});
    }
  }
  const auto operand = [&](std::size_t i) {
    return i < arguments.operands.size() ? arguments.operands[i] : std::string{};
  };
  return platforms::hook_context(world.environment.variables, operand(0), operand(1), input);
}

}  // namespace

int hook_run(const Arguments& arguments, const World& world) {
  auto tools = prepare(arguments, world);
  if (!tools) return refuse(world, tools.error().what);
  Case found;
  found.subject.command = "hook";
  found.subject.evidence_asked = false;
  const auto repository = open_repository(world);
  if (!repository) {
    found.faults.push_back(repository.fault());
    return decide(std::move(found), *tools, arguments, world);
  }
  found.subject.root = repository->root();
  const auto context = hook_context(arguments, world, found.faults);
  auto resolved = platforms::resolve(context, *repository).take(found.faults);
  widen(resolved, tools->choice.policy);
  for (const std::string& note : resolved.notes)
    found.subject.advice.push_back(note);
  if (resolved.changes.empty()) {
    return decide(std::move(found), *tools, arguments, world);
  }
  std::vector<Case> cases(resolved.changes.size());
  cases.front() = std::move(found);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    Case& one = cases[i];
    one.subject.command = "hook";
    one.subject.evidence_asked = false;
    scan_resolved(resolved.changes[i], *repository, tools->settings, {}, one);
  }
  return decide(std::move(cases), *tools, arguments, world);
}

}  // namespace gate::cli
