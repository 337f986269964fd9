// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/given.hpp"

#include <memory>
#include <utility>

#include "gate/cli/targets.hpp"
#include "gate/scan/join.hpp"

namespace gate::cli {
namespace {

void show_as_typed(scan::Scanned& scanned, const TargetGroup& group) {
  for (Finding& finding : scanned.findings)
    finding.path = shown_path(group, finding.path);
  for (Fault& fault : scanned.faults)
    fault.path = shown_path(group, fault.path);
  for (auto& file : scanned.comments)
    file.path = shown_path(group, file.path);
  for (auto& skipped : scanned.coverage.skipped)
    skipped.path = shown_path(group, skipped.path);
  for (auto& note : scanned.coverage.notes)
    note.path = shown_path(group, note.path);
}

// The judged files by the path that is shown for them.
FileText texts_of(std::shared_ptr<const std::vector<TargetGroup>> groups) {
  return [groups = std::move(groups)](const std::string& path) -> std::optional<std::string> {
    for (const TargetGroup& group : *groups) {
      for (const scan::Target& target : group.targets) {
        if (shown_path(group, target.path) != path) continue;
        auto content = group.tree->read(target.path);
        if (auto* text = std::get_if<std::string>(&content)) return std::move(*text);
      }
    }
    return std::nullopt;
  };
}

}  // namespace

int judge_given(const std::vector<std::string>& operands, const Tools& tools,
                const Arguments& arguments, const World& world) {
  Case found;
  auto groups = std::make_shared<std::vector<TargetGroup>>(
      find_targets(operands, arguments.as, tools.settings.secrets, world).take(found.faults));
  for (const TargetGroup& group : *groups) {
    auto scanned = scan::scan_files(*group.tree, group.targets, tools.settings);
    show_as_typed(scanned, group);
    scan::join(found.scanned, std::move(scanned));
  }
  found.subject.command = arguments.command;
  found.subject.scope = Scope::all;
  found.subject.head = "files as they are";
  found.subject.root = world.environment.folder;
  found.subject.evidence_asked = false;
  found.text = texts_of(std::move(groups));
  return decide(std::move(found), tools, arguments, world);
}

}  // namespace gate::cli
