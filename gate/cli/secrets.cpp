// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "gate/cli/change.hpp"
#include "gate/cli/commands.hpp"
#include "gate/cli/given.hpp"

namespace gate::cli {
namespace {

// What is staged against HEAD; of a repository without commits everything staged.
platforms::Resolved staged_change(const source::Repository& repository) {
  platforms::ResolvedChange change;
  change.name = "what is staged";
  change.base = repository.head().value_or("");
  change.base_text = change.base.empty() ? "nothing (no commit yet)" : "HEAD";
  change.head_text = "what is staged";
  platforms::Resolved resolved;
  resolved.changes.push_back(std::move(change));
  return resolved;
}

}  // namespace

int secrets(const Arguments& arguments, const World& world) {
  auto tools = prepare(arguments, world);
  if (!tools) return refuse(world, tools.error().what);
  tools->settings.lint = false;
  if (!arguments.operands.empty()) {
    return judge_given(arguments.operands, *tools, arguments, world);
  }
  const auto repository = open_repository(world);
  const bool names_change = arguments.staged || !arguments.range.empty() ||
                            !arguments.base.empty() ||
                            platforms::is_ci(world.environment.variables);
  if (!repository && repository.fault().cause == Cause::missing && !names_change) {
    return judge_given({"."}, *tools, arguments, world);
  }
  Case found;
  found.subject.command = "secrets";
  found.subject.evidence_asked = false;
  if (!repository) {
    found.faults.push_back(repository.fault());
    return decide(std::move(found), *tools, arguments, world);
  }
  platforms::Resolved resolved;
  if (arguments.staged) {
    resolved = staged_change(*repository);
  } else {
    const auto context = context_of(arguments, world, repository->is_bare());
    resolved = platforms::resolve(context, *repository).take(found.faults);
  }
  widen(resolved, tools->choice.policy);
  found.subject.root = repository->root();
  for (const auto& change : resolved.changes)
    scan_resolved(change, *repository, tools->settings, {arguments.staged, false}, found);
  return decide(std::move(found), *tools, arguments, world);
}

}  // namespace gate::cli
