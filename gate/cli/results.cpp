// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "gate/cli/commands.hpp"
#include "gate/cli/decide.hpp"
#include "gate/cli/evidence.hpp"

namespace gate::cli {

int results(const Arguments& arguments, const World& world) {
  auto tools = prepare(arguments, world);
  if (!tools) return refuse(world, tools.error().what);
  Evidence evidence = read_reports(arguments.operands, tools->choice.policy, world);
  Case found;
  found.subject.command = arguments.command;
  found.subject.scope = Scope::all;
  found.subject.head = "reports as they are";
  found.subject.root = world.environment.folder;
  found.subject.evidence_asked = false;
  found.subject.advice = std::move(evidence.advice);
  found.reports = std::move(evidence.reports);
  found.faults = std::move(evidence.faults);
  found.looked_at_all = false;
  return decide(std::move(found), *tools, arguments, world);
}

}  // namespace gate::cli
