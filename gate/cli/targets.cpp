// SPDX-License-Identifier: Apache-2.0
// A file is read from a tree that reaches as far as references from it may go: the repository it
// lies in, else the current folder, else its own folder. What is shown is the argument as typed.
#include "gate/cli/targets.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/scan/kinds.hpp"
#include "gate/source/files.hpp"
#include "gate/source/folder.hpp"
#include "gate/source/git.hpp"

namespace gate::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* stdin_name = "stdin";

bool lies_in(const std::string& folder, const std::string& path) {
  return path == folder ||
         (path.size() > folder.size() && path.compare(0, folder.size(), folder) == 0 &&
          (folder.back() == '/' || path[folder.size()] == '/'));
}

std::string relative_to(const std::string& folder, const std::string& path) {
  if (path == folder) return {};
  return path.substr(folder.size() + (folder.back() == '/' ? 0 : 1));
}

std::string without_final_slash(std::string path) {
  while (path.size() > 1 && path.back() == '/')
    path.pop_back();
  return path;
}

// The entries below a folder: what git shows of it; all of it where git shows nothing.
std::vector<Entry> entries_below(const std::optional<source::Repository>& repository,
                                 const Tree& disk, const std::string& under,
                                 std::vector<Fault>& faults) {
  std::vector<Entry> entries;
  if (repository && !repository->is_bare()) {
    auto work_tree = repository->work_tree();
    if (work_tree) entries = (*work_tree)->list(under).take(faults);
  }
  if (entries.empty()) entries = disk.list(under).take(faults);
  return entries;
}

class Finder {
 public:
  Finder(bool everything, std::optional<Artefact> as, const World& world)
      : everything_{everything}, as_{as}, world_{world} {}

  void find(const std::string& operand, Outcome<std::vector<TargetGroup>>& found) {
    const std::string typed = without_final_slash(operand);
    fs::path full = (fs::path{world_.environment.folder} / typed).lexically_normal();
    std::error_code error;
    // A link to a folder that the user named is followed, wherever it leads.
    if (fs::is_directory(full, error)) full = fs::canonical(full, error);
    const std::string path = without_final_slash(full.generic_string());
    const auto status = fs::status(full, error);
    const bool is_link = fs::is_symlink(fs::symlink_status(full, error));
    if (!fs::exists(status) && !is_link) {
      found.faults.push_back(
          {Cause::missing, fmt::format("{}: there is no such file or folder", printable(operand)),
           operand, 0});
      return;
    }
    const bool is_folder = fs::is_directory(status);
    const auto opened =
        source::Repository::open(is_folder ? path : full.parent_path().generic_string());
    const auto repository = opened ? std::optional{*opened} : std::nullopt;
    const std::string root = root_for(repository, path, is_folder, full);
    TargetGroup group;
    group.tree = std::make_unique<source::FolderTree>(root);
    group.in_tree = relative_to(root, path);
    group.as_typed = typed == "." ? std::string{} : typed;
    if (is_folder) {
      for (Entry& entry : entries_below(repository, *group.tree, group.in_tree, found.faults)) {
        if (!everything_ && !scan::may_have_kind(entry.path)) continue;
        group.targets.push_back({std::move(entry.path), false, {}});
      }
    } else {
      group.targets.push_back({group.in_tree, true, as_});
    }
    found.value.push_back(std::move(group));
  }

 private:
  std::string root_for(const std::optional<source::Repository>& repository, const std::string& path,
                       bool is_folder, const fs::path& full) const {
    if (repository && !repository->is_bare() && lies_in(repository->root(), path)) {
      return repository->root();
    }
    if (lies_in(world_.environment.folder, path)) return world_.environment.folder;
    return is_folder ? path : full.parent_path().generic_string();
  }

  bool everything_;
  std::optional<Artefact> as_;
  const World& world_;
};

void take_stdin(std::optional<Artefact> as, Outcome<std::vector<TargetGroup>>& found) {
  auto content = source::read_stdin();
  if (auto* absent = std::get_if<Tree::NotRead>(&content)) {
    found.faults.push_back(
        {absent->absence, "standard input: " + absent->what, stdin_name, absent->bytes});
    return;
  }
  auto tree = std::make_unique<MemoryTree>();
  tree->add(stdin_name, std::move(std::get<std::string>(content)));
  TargetGroup group;
  group.tree = std::move(tree);
  group.targets.push_back({stdin_name, true, as});
  group.in_tree = group.as_typed = stdin_name;
  found.value.push_back(std::move(group));
}

}  // namespace

std::string shown_path(const TargetGroup& group, const std::string& path) {
  if (path == group.in_tree) return group.as_typed.empty() ? path : group.as_typed;
  if (!group.in_tree.empty() && !lies_in(group.in_tree, path)) return path;
  std::string below = group.in_tree.empty() ? path : relative_to(group.in_tree, path);
  if (group.as_typed.empty()) return below;
  return group.as_typed + (group.as_typed.back() == '/' ? "" : "/") + below;
}

Outcome<std::vector<TargetGroup>> find_targets(const std::vector<std::string>& operands,
                                               std::optional<Artefact> as, bool everything,
                                               const World& world) {
  Outcome<std::vector<TargetGroup>> found;
  Finder finder{everything, as, world};
  for (const std::string& operand : operands) {
    if (operand == "-") {
      take_stdin(as, found);
    } else {
      finder.find(operand, found);
    }
  }
  return found;
}

}  // namespace gate::cli
