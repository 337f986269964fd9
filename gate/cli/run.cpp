// SPDX-License-Identifier: Apache-2.0
// The main job. Which change is judged comes from the platform, by whose policy from DESIGN §4;
// then lint and secrets of the change, the evidence, one verdict.
#include <utility>

#include <fmt/format.h>

#include "gate/cli/change.hpp"
#include "gate/cli/commands.hpp"
#include "gate/cli/evidence.hpp"
#include "gate/source/folder.hpp"

namespace gate::cli {
namespace {

// The whole folder, where there is no repository.
int run_folder(const Arguments& arguments, const World& world) {
  auto tools = prepare(arguments, world);
  if (!tools) return refuse(world, tools.error().what);
  Case found;
  auto tree = std::make_shared<source::FolderTree>(world.environment.folder);
  std::vector<scan::Target> targets;
  for (Entry& entry : tree->list("").take(found.faults)) {
    targets.push_back({std::move(entry.path), false, {}});
  }
  found.scanned = scan::scan_files(*tree, targets, tools->settings);
  found.looked_at_all = true;
  found.text = [tree](const std::string& path) -> std::optional<std::string> {
    auto content = tree->read(path);
    auto* text = std::get_if<std::string>(&content);
    return text == nullptr ? std::nullopt : std::optional{std::move(*text)};
  };
  found.subject.command = "run";
  found.subject.root = world.environment.folder;
  found.subject.head = "the folder as it is";
  if (platforms::is_ci(world.environment.variables)) {
    found.faults.push_back({Cause::repository,
                            "there is no git repository in the current folder, so no change can be "
                            "judged; check out the repository before this step",
                            {},
                            0});
  }
  const auto& policy = tools->choice.policy;
  Evidence evidence =
      collect_evidence(policy, {world.environment.folder, {}, false, {}, {}}, world);
  found.subject.evidence_configured = !policy.evidence.empty();
  found.reports = std::move(evidence.reports);
  for (Fault& fault : evidence.faults)
    found.faults.push_back(std::move(fault));
  return decide(std::move(found), *tools, arguments, world);
}

void add_evidence(const platforms::Resolved& resolved, const source::Repository& repository,
                  const policy::Policy& policy, const Trusted& trusted, const World& world,
                  Case& found) {
  found.subject.evidence_configured = !policy.evidence.empty();
  if (policy.evidence.empty() || resolved.changes.empty()) return;
  Grounds grounds{repository.root(), found.changed, found.has_base, {}, trusted};
  grounds.in_head = tracked_in(resolved.changes.front(), repository, found.faults);
  Evidence evidence = collect_evidence(policy, grounds, world);
  found.reports = std::move(evidence.reports);
  for (Fault& fault : evidence.faults)
    found.faults.push_back(std::move(fault));
  for (std::string& advice : evidence.advice)
    found.subject.advice.push_back(std::move(advice));
}

}  // namespace

int run(const Arguments& arguments, const World& world) {
  const auto repository = open_repository(world);
  if (!repository && repository.fault().cause == Cause::missing)
    return run_folder(arguments, world);
  Case found;
  platforms::Resolved resolved;
  std::vector<Fault> faults;
  bool by_hand = false;
  if (!repository) {
    faults.push_back(repository.fault());
  } else {
    const auto context = context_of(arguments, world, repository->is_bare());
    by_hand = context.platform == platforms::Platform::local;
    resolved = platforms::resolve(context, *repository).take(faults);
  }
  Trusted trusted;
  if (repository) trusted = trusted_for(resolved, *repository, faults);
  auto choice = repository ? policy_of(resolved, trusted, arguments, world)
                           : disk_configuration(arguments, world);
  if (!choice) return refuse(world, choice.error().what);
  auto tools = prepare(*std::move(choice), trusted, arguments, world);
  if (!tools) return refuse(world, tools.error().what);
  found.faults = std::move(faults);
  found.subject.command = "run";
  if (repository) {
    widen(resolved, tools->choice.policy);
    found.subject.root = repository->root();
    for (const std::string& note : resolved.notes)
      found.subject.advice.push_back(note);
    for (const auto& change : resolved.changes)
      scan_resolved(change, *repository, tools->settings, {false, by_hand}, found);
    add_evidence(resolved, *repository, tools->choice.policy, trusted, world, found);
  }
  return decide(std::move(found), *tools, arguments, world);
}

}  // namespace gate::cli
