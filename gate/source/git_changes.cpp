// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/source/git_state.hpp"
#include "gate/source/renames.hpp"

namespace gate::source {
namespace {

constexpr int deepest = 256;

bool same(const Node& a, const Node& b) {
  return a.type == b.type && a.executable == b.executable && git_oid_equal(&a.id, &b.id) == 1;
}

// Compares two tree objects folder by folder; a folder with the same id on both sides is skipped,
// which libgit2's own comparison does not do.
class TreeComparison {
 public:
  TreeComparison(const Repository::State& state, Outcome<std::vector<Difference>>& found)
      : state_{state}, found_{found} {}

  void compare(const git_tree* base, const git_tree* head, const std::string& folder, int depth) {
    if (depth > deepest) {
      found_.faults.push_back(
          {Cause::limit, fmt::format("{} lies too deep", printable(folder)), folder});
      return;
    }
    const std::size_t base_count = base == nullptr ? 0 : git_tree_entrycount(base);
    const std::size_t head_count = head == nullptr ? 0 : git_tree_entrycount(head);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < base_count || j < head_count) {
      const git_tree_entry* left = i < base_count ? git_tree_entry_byindex(base, i) : nullptr;
      const git_tree_entry* right = j < head_count ? git_tree_entry_byindex(head, j) : nullptr;
      const int order = left == nullptr    ? 1
                        : right == nullptr ? -1
                                           : git_tree_entry_cmp(left, right);
      if (order <= 0) ++i;
      if (order >= 0) ++j;
      entry(order <= 0 ? left : nullptr, order >= 0 ? right : nullptr, folder, depth);
    }
  }

 private:
  static bool is_folder(const git_tree_entry* entry) {
    return entry != nullptr && git_tree_entry_type(entry) == GIT_OBJECT_TREE;
  }

  static Node node_of(const git_tree_entry* entry, const std::string& folder) {
    Node node;
    if (entry == nullptr || is_folder(entry)) return node;
    node.path = folder + git_tree_entry_name(entry);
    node.id = *git_tree_entry_id(entry);
    node.has_id = true;
    set_mode(node, git_tree_entry_filemode(entry));
    return node;
  }

  void entry(const git_tree_entry* left, const git_tree_entry* right, const std::string& folder,
             int depth) {
    if (left != nullptr && right != nullptr &&
        git_oid_equal(git_tree_entry_id(left), git_tree_entry_id(right)) == 1 &&
        git_tree_entry_filemode(left) == git_tree_entry_filemode(right)) {
      return;
    }
    if (is_folder(left) || is_folder(right)) {
      const Handle<git_tree> base = open(is_folder(left) ? left : nullptr, folder);
      const Handle<git_tree> head = open(is_folder(right) ? right : nullptr, folder);
      const char* name = git_tree_entry_name(is_folder(left) ? left : right);
      compare(base.get(), head.get(), folder + name + '/', depth + 1);
    }
    Difference difference{node_of(left, folder), node_of(right, folder)};
    if (difference.before.path.empty() && difference.after.path.empty()) return;
    found_.value.push_back(std::move(difference));
  }

  Handle<git_tree> open(const git_tree_entry* entry, const std::string& folder) {
    if (entry == nullptr) return nullptr;
    git_tree* tree = nullptr;
    if (git_tree_lookup(&tree, state_.repository.get(), git_tree_entry_id(entry)) != 0) {
      found_.faults.push_back(
          unreadable_object(*git_tree_entry_id(entry), folder + git_tree_entry_name(entry)));
    }
    return Handle<git_tree>{tree};
  }

  const Repository::State& state_;
  Outcome<std::vector<Difference>>& found_;
};

std::vector<Node> nodes_of(const Tree& tree, std::vector<Fault>& faults) {
  if (const auto* ours = dynamic_cast<const GitTree*>(&tree)) return ours->nodes("").take(faults);
  std::vector<Node> nodes;
  for (const Entry& entry : tree.list("").take(faults)) {
    Node node;
    node.path = entry.path;
    node.has_id = parse(entry.object, node.id);
    node.type = entry.type;
    node.executable = entry.executable;
    node.size = entry.size;
    nodes.push_back(std::move(node));
  }
  return nodes;
}

// A file whose id is not known is read, but only when the other side has it too.
bool same_after_reading(Node& before, Node& after, const Tree& base, const Tree& head) {
  const auto* old_side = dynamic_cast<const GitTree*>(&base);
  const auto* new_side = dynamic_cast<const GitTree*>(&head);
  if (!before.has_id && old_side != nullptr) {
    old_side->identify(before, after.has_id ? &after.id : nullptr);
  }
  if (!after.has_id && new_side != nullptr) {
    new_side->identify(after, before.has_id ? &before.id : nullptr);
  }
  return before.has_id && after.has_id && same(before, after);
}

std::vector<Difference> compare_lists(std::vector<Node> before, std::vector<Node> after,
                                      const Tree& base, const Tree& head) {
  std::vector<Difference> found;
  auto left = before.begin();
  auto right = after.begin();
  while (left != before.end() || right != after.end()) {
    const int order = left == before.end()   ? 1
                      : right == after.end() ? -1
                                             : left->path.compare(right->path);
    if (order == 0) {
      if (!same_after_reading(*left, *right, base, head)) {
        found.push_back({std::move(*left), std::move(*right)});
      }
      ++left;
      ++right;
    } else if (order < 0) {
      found.push_back({std::move(*left++), Node{}});
    } else {
      found.push_back({Node{}, std::move(*right++)});
    }
  }
  return found;
}

// Where something was removed, an added file may be it under a new name: its id is needed.
void identify_added(std::vector<Difference>& differences, const Tree& head) {
  constexpr std::size_t most = 1000;
  constexpr std::uint64_t largest = std::uint64_t{1} << 20U;
  const auto* tree = dynamic_cast<const GitTree*>(&head);
  const bool removed = std::any_of(differences.begin(), differences.end(),
                                   [](const Difference& it) { return it.after.path.empty(); });
  if (tree == nullptr || !removed) return;
  std::size_t count = 0;
  for (Difference& difference : differences) {
    Node& node = difference.after;
    if (!difference.before.path.empty() || node.has_id || node.size > largest) continue;
    if (++count > most) return;
    tree->identify(node, nullptr);
  }
}

Changed changed_of(const Difference& difference) {
  Changed changed;
  const bool added = difference.before.path.empty();
  const bool removed = difference.after.path.empty();
  changed.status = added     ? Changed::Status::added
                   : removed ? Changed::Status::removed
                             : Changed::Status::modified;
  changed.path = removed ? difference.before.path : difference.after.path;
  changed.old_path = difference.before.path;
  if (!added) changed.before = entry_of(difference.before);
  if (!removed) changed.after = entry_of(difference.after);
  return changed;
}

Lone lone_of(const Entry& entry) {
  return {entry.path, entry.object, entry.type == Entry::Type::file};
}

std::optional<std::string> text_of(const Tree& tree, const std::string& path) {
  Tree::Read read = tree.read(path);
  if (auto* text = std::get_if<std::string>(&read)) return std::move(*text);
  return std::nullopt;
}

}  // namespace

Outcome<std::vector<Difference>> compare_trees(const Repository::State& state, const git_tree* base,
                                               const git_tree* head) {
  Outcome<std::vector<Difference>> found;
  TreeComparison{state, found}.compare(base, head, "", 0);
  return found;
}

std::vector<Changed> to_changes(std::vector<Difference> differences, const Tree& base,
                                const Tree& head) {
  std::vector<Changed> changes;
  std::vector<Lone> removed;
  std::vector<Lone> added;
  std::vector<std::size_t> removed_at;
  std::vector<std::size_t> added_at;
  for (const Difference& difference : differences) {
    changes.push_back(changed_of(difference));
    const Changed& change = changes.back();
    if (change.status == Changed::Status::removed) {
      removed.push_back(lone_of(change.before));
      removed_at.push_back(changes.size() - 1);
    } else if (change.status == Changed::Status::added) {
      added.push_back(lone_of(change.after));
      added_at.push_back(changes.size() - 1);
    }
  }
  const std::vector<Rename> renames = find_renames(
      removed, added, [&](std::size_t i) { return text_of(base, removed[i].path); },
      [&](std::size_t i) { return text_of(head, added[i].path); });
  std::vector<bool> merged(changes.size(), false);
  for (const Rename& rename : renames) {
    const std::size_t from = removed_at[rename.removed];
    Changed& to = changes[added_at[rename.added]];
    to.status = Changed::Status::renamed;
    to.old_path = changes[from].path;
    to.before = changes[from].before;
    merged[from] = true;
  }
  std::vector<Changed> kept;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (!merged[i]) kept.push_back(std::move(changes[i]));
  }
  std::sort(kept.begin(), kept.end(),
            [](const Changed& a, const Changed& b) { return a.path < b.path; });
  return kept;
}

Outcome<std::vector<Changed>> Repository::changes(const Tree& base, const Tree& head) const {
  Outcome<std::vector<Changed>> outcome;
  const auto* old_objects = dynamic_cast<const GitTree*>(&base);
  const auto* new_objects = dynamic_cast<const GitTree*>(&head);
  std::vector<Difference> differences;
  if (old_objects != nullptr && new_objects != nullptr && old_objects->objects() != nullptr &&
      new_objects->objects() != nullptr) {
    differences =
        compare_trees(*state_, old_objects->objects(), new_objects->objects()).take(outcome.faults);
  } else {
    std::vector<Node> before = nodes_of(base, outcome.faults);
    std::vector<Node> after = nodes_of(head, outcome.faults);
    differences = compare_lists(std::move(before), std::move(after), base, head);
    identify_added(differences, head);
  }
  outcome.value = to_changes(std::move(differences), base, head);
  return outcome;
}

}  // namespace gate::source
