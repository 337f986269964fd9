// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/given.hpp"

#include <iterator>
#include <memory>
#include <utility>

#include "gate/cli/targets.hpp"

namespace gate::cli {
namespace {

template <class T>
void append(std::vector<T>& onto, std::vector<T>& more) {
  std::move(more.begin(), more.end(), std::back_inserter(onto));
}

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

void add(scan::Scanned& onto, scan::Scanned more) {
  append(onto.findings, more.findings);
  append(onto.faults, more.faults);
  append(onto.comments, more.comments);
  append(onto.coverage.skipped, more.coverage.skipped);
  append(onto.coverage.notes, more.coverage.notes);
  onto.coverage.files_changed += more.coverage.files_changed;
  onto.coverage.files_read += more.coverage.files_read;
  onto.coverage.container_files += more.coverage.container_files;
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

int judge_given(const std::vector<std::string>& operands, Tools tools, const Arguments& arguments,
                const World& world) {
  Case found;
  auto groups = std::make_shared<std::vector<TargetGroup>>(
      find_targets(operands, arguments.as, tools.settings.secrets, world).take(found.faults));
  for (const TargetGroup& group : *groups) {
    auto scanned = scan::scan_files(*group.tree, group.targets, tools.settings);
    show_as_typed(scanned, group);
    add(found.scanned, std::move(scanned));
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
