// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/change.hpp"

#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "gate/scan/join.hpp"
#include "gate/source/files.hpp"

namespace gate::cli {
namespace {

using source::Attempt;
using source::Repository;

Attempt<std::unique_ptr<Tree>> head_tree(const platforms::ResolvedChange& change,
                                         const Repository& repository, bool staged) {
  if (staged) return repository.index_tree();
  return change.head.empty() ? repository.work_tree() : repository.commit_tree(change.head);
}

Attempt<std::unique_ptr<Tree>> base_tree(const platforms::ResolvedChange& change,
                                         const Repository& repository) {
  if (change.base.empty()) return Repository::empty_tree();
  return repository.commit_tree(change.base);
}

scan::Commits commits_of(const platforms::ResolvedChange& change, const Repository& repository) {
  if (!change.has_commits) return {};
  return [&](const std::function<void(scan::CommitFile &&)>& visit) {
    Outcome<std::uint64_t> walked;
    walked.value =
        repository
            .for_each_commit(change.range,
                             [&](const source::Commit& commit, source::CommitFile&& file) {
                               visit({commit.id, std::move(file.changed.path), std::move(file.text),
                                      std::move(file.added)});
                             })
            .take(walked.faults)
            .commits;
    return walked;
  };
}

scan::Scanned scan_everything(const Tree& tree, const scan::Commits& commits,
                              const scan::Settings& settings, std::vector<Fault>& faults) {
  std::vector<scan::Target> targets;
  for (Entry& entry : tree.list("").take(faults))
    targets.push_back({std::move(entry.path), false, {}});
  return scan::scan_all(tree, targets, commits, settings);
}

}  // namespace

Attempt<Repository> open_repository(const World& world) {
  source::OpenOptions options;
  options.index_file = world.environment["GIT_INDEX_FILE"];
  options.home = world.environment["HOME"];
  options.config_home = world.environment["XDG_CONFIG_HOME"];
  return Repository::open(world.environment.folder, options);
}

platforms::Context context_of(const Arguments& arguments, const World& world, bool bare) {
  const auto& variables = world.environment.variables;
  const platforms::Asked asked{arguments.base, arguments.head, arguments.range, bare};
  platforms::Context context;
  switch (platforms::platform_of(variables)) {
    case platforms::Platform::github: {
      const auto event = source::read_file(world.environment["GITHUB_EVENT_PATH"]);
      const auto* text = std::get_if<std::string>(&event);
      context = platforms::github_context(variables, text == nullptr ? std::string_view{} : *text);
      break;
    }
    case platforms::Platform::gitlab:
      context = platforms::gitlab_context(variables);
      break;
    default:
      return platforms::local_context(asked, variables);
  }
  platforms::override_with(asked, context);
  return context;
}

Trusted trusted_for(const platforms::Resolved& resolved, const Repository& repository,
                    std::vector<Fault>& faults) {
  if (!resolved.policy_of_target || resolved.target.empty()) return {};
  auto tree = repository.commit_tree(resolved.target);
  if (!tree) {
    faults.push_back(tree.fault());
    return {};
  }
  Trusted trusted;
  trusted.target = *std::move(tree);
  trusted.root = repository.root();
  if (!resolved.changes.empty()) {
    trusted.in_head = tracked_in(resolved.changes.front(), repository, faults);
  }
  return trusted;
}

Result<PolicyChoice> policy_of(const platforms::Resolved& resolved, const Trusted& trusted,
                               const Arguments& arguments, const World& world) {
  if (trusted.target == nullptr) return disk_configuration(arguments, world);
  return target_configuration(arguments, world, trusted, resolved.target_text);
}

void widen(platforms::Resolved& resolved, const policy::Policy& policy) {
  if (policy.scope != Scope::all) return;
  for (platforms::ResolvedChange& change : resolved.changes)
    change.scope = Scope::all;
}

std::function<bool(std::string_view)> tracked_in(const platforms::ResolvedChange& change,
                                                 const Repository& repository,
                                                 std::vector<Fault>& faults) {
  auto tree = change.head.empty() ? repository.index_tree() : repository.commit_tree(change.head);
  if (!tree) {
    faults.push_back(tree.fault());
    return {};
  }
  auto paths = std::make_shared<std::set<std::string, std::less<>>>();
  for (Entry& entry : (*tree)->list("").take(faults))
    paths->insert(std::move(entry.path));
  return [paths](std::string_view path) { return paths->count(path) > 0; };
}

void scan_resolved(const platforms::ResolvedChange& change, const Repository& repository,
                   const scan::Settings& settings, ScanMode mode, Case& found) {
  found.subject.scope = change.scope;
  found.subject.base = change.base_text;
  found.subject.head = change.head_text;
  auto opened = head_tree(change, repository, mode.staged);
  if (!opened) return found.faults.push_back(opened.fault());
  const std::shared_ptr<const Tree> head = *std::move(opened);
  found.text = [head](const std::string& path) -> std::optional<std::string> {
    auto content = head->read(path);
    auto* text = std::get_if<std::string>(&content);
    return text == nullptr ? std::nullopt : std::optional{std::move(*text)};
  };
  const scan::Commits commits = commits_of(change, repository);
  if (change.scope == Scope::change) {
    const auto base = base_tree(change, repository);
    if (!base) return found.faults.push_back(base.fault());
    scan::Change compared{**base, *head, {}, source::added_lines, commits};
    compared.changed = repository.changes(**base, *head).take(found.faults);
    const bool same_commit =
        change.base == (change.head.empty() ? repository.head().value_or("") : change.head);
    if (!mode.all_if_unchanged || !compared.changed.empty() || !same_commit) {
      found.changed.insert(found.changed.end(), compared.changed.begin(), compared.changed.end());
      found.has_base = true;
      return scan::join(found.scanned, scan::scan_change(compared, settings));
    }
    found.subject.scope = Scope::all;
    found.subject.advice.emplace_back("nothing differs from the base: everything was judged");
  }
  scan::join(found.scanned, scan_everything(*head, commits, settings, found.faults));
  found.looked_at_all = true;
}

}  // namespace gate::cli
