// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/source/git_history.hpp"
#include "gate/source/git_state.hpp"

namespace gate::source {
namespace {

// The lines that stand in both lists of ranges.
std::vector<LineRange> common_lines(const std::vector<LineRange>& a,
                                    const std::vector<LineRange>& b) {
  std::vector<LineRange> common;
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    const std::uint32_t first = std::max(left->first, right->first);
    const std::uint32_t last = std::min(left->last, right->last);
    if (first <= last) common.push_back({first, last});
    if (left->last < right->last) {
      ++left;
    } else {
      ++right;
    }
  }
  return common;
}

// One parent of a commit: its tree, and what the commit changes in it.
struct Parent {
  std::unique_ptr<Tree> tree = nullptr;
  git_tree* objects = nullptr;
  std::optional<std::map<std::string, git_oid>> renamed = {};  // new path → old object
};

std::optional<git_oid> object_at(const git_tree* tree, const std::string& path) {
  git_tree_entry* entry = nullptr;
  if (tree == nullptr || git_tree_entry_bypath(&entry, tree, path.c_str()) != 0) {
    return std::nullopt;
  }
  const git_oid id = *git_tree_entry_id(entry);
  const bool is_blob = git_tree_entry_type(entry) == GIT_OBJECT_BLOB;
  git_tree_entry_free(entry);
  if (!is_blob) return std::nullopt;
  return id;
}

class CommitReader {
 public:
  CommitReader(SharedState state, const Repository::Visit& visit, Outcome<Walked>& walked)
      : state_{std::move(state)}, visit_{visit}, walked_{walked} {}

  void read(const git_oid& id, const Links& links, const Commit& commit) {
    tree_ = open_tree(id);
    if (tree_ == nullptr) return;
    std::vector<Parent> parents;
    for (const git_oid& parent : links.parents) {
      parents.emplace_back();
      parents.back().tree = open_tree(parent);
      if (parents.back().tree == nullptr) return;
      parents.back().objects = objects_of(*parents.back().tree);
    }
    ++walked_.value.commits;
    const std::unique_ptr<Tree> nothing = Repository::empty_tree();
    const Tree& first = parents.empty() ? *nothing : *parents.front().tree;
    git_tree* base = parents.empty() ? nullptr : parents.front().objects;
    auto differences = compare_trees(*state_, base, objects_of(*tree_)).take(walked_.faults);
    if (parents.size() > 1) keep_what_no_parent_holds(differences, parents);
    if (differences.empty()) return;
    for (Changed& changed : to_changes(std::move(differences), first, *tree_))
      read_file(commit, std::move(changed), parents);
  }

 private:
  static git_tree* objects_of(const Tree& tree) {
    return dynamic_cast<const GitTree&>(tree).objects();
  }

  std::unique_ptr<Tree> open_tree(const git_oid& commit) {
    Attempt<std::unique_ptr<Tree>> tree = make_commit_tree(state_, hex(commit));
    if (tree) return *std::move(tree);
    walked_.faults.push_back(tree.fault());
    return nullptr;
  }

  static void keep_what_no_parent_holds(std::vector<Difference>& differences,
                                        const std::vector<Parent>& parents) {
    const auto is_held = [&](const Difference& difference) {
      const Node& node = difference.after;
      if (node.path.empty()) return false;  // a removed file may be a renamed one
      return std::any_of(parents.begin() + 1, parents.end(), [&](const Parent& parent) {
        const std::optional<git_oid> there = object_at(parent.objects, node.path);
        return there && git_oid_equal(&*there, &node.id) == 1;
      });
    };
    differences.erase(std::remove_if(differences.begin(), differences.end(), is_held),
                      differences.end());
    const bool any = std::any_of(differences.begin(), differences.end(),
                                 [](const Difference& it) { return !it.after.path.empty(); });
    if (!any) differences.clear();
  }

  // The object that the file was in a parent, under the same or an older name.
  std::optional<git_oid> counterpart(Parent& parent, const std::string& path) {
    if (const std::optional<git_oid> there = object_at(parent.objects, path)) return there;
    if (!parent.renamed) {
      parent.renamed.emplace();
      auto differences =
          compare_trees(*state_, parent.objects, objects_of(*tree_)).take(walked_.faults);
      for (const Changed& changed : to_changes(std::move(differences), *parent.tree, *tree_)) {
        git_oid id = {};
        if (changed.status == Changed::Status::renamed && parse(changed.before.object, id)) {
          parent.renamed->emplace(changed.path, id);
        }
      }
    }
    const auto renamed = parent.renamed->find(path);
    if (renamed == parent.renamed->end()) return std::nullopt;
    return renamed->second;
  }

  // The blob's text, decoded before lines are counted: in UTF-16 any byte can be a line break.
  // What cannot be read is said once for each object.
  std::optional<std::string> text_of(const git_oid& id, const std::string& path) {
    Tree::Read read = read_blob(*state_, id, path);
    if (auto* text = std::get_if<std::string>(&read)) return decode_bom(std::move(*text));
    const auto& why = std::get<Tree::NotRead>(read);
    if (said_.insert(hex(id)).second) {
      walked_.faults.push_back({why.absence, why.what, path, why.bytes});
    }
    return std::nullopt;
  }

  void read_file(const Commit& commit, Changed&& changed, std::vector<Parent>& parents) {
    git_oid id = {};
    if (changed.status == Changed::Status::removed ||
        changed.after.type == Entry::Type::submodule || !parse(changed.after.object, id) ||
        changed.before.object == changed.after.object) {
      return;
    }
    std::optional<std::string> text = text_of(id, changed.path);
    if (!text) return;
    CommitFile file{std::move(changed), *std::move(text), {}};
    if (!find_added(file, id, parents)) return;
    ++walked_.value.files;
    visit_(commit, std::move(file));
  }

  // False if a parent holds the file as it is.
  bool find_added(CommitFile& file, const git_oid& id, std::vector<Parent>& parents) {
    file.added = added_lines("", file.text);
    for (std::size_t i = 0; i < parents.size(); ++i) {
      std::optional<git_oid> old;
      if (parents.size() == 1) {
        git_oid before = {};
        if (parse(file.changed.before.object, before)) old = before;
      } else {
        old = counterpart(parents[i], file.changed.path);
      }
      if (!old) continue;
      if (git_oid_equal(&*old, &id) == 1) return false;
      // What cannot be read on the old side hides nothing on the new one.
      const std::optional<std::string> before = text_of(*old, file.changed.path);
      if (before) file.added = common_lines(file.added, added_lines(*before, file.text));
    }
    return true;
  }

  SharedState state_;
  const Repository::Visit& visit_;
  Outcome<Walked>& walked_;
  std::unique_ptr<Tree> tree_;
  std::set<std::string> said_;
};

Commit commit_of(const git_commit& commit) {
  Commit made;
  made.id = hex(*git_commit_id(&commit));
  if (const git_signature* author = git_commit_author(&commit)) {
    made.author = author->name == nullptr ? "" : author->name;
    made.email = author->email == nullptr ? "" : author->email;
    made.time = author->when.time;
  }
  return made;
}

// False, with a fault, if an id is malformed.
bool parse_all(const std::vector<std::string>& texts, std::vector<git_oid>& ids,
               std::vector<Fault>& faults) {
  for (const std::string& text : texts) {
    git_oid id = {};
    if (!parse(text, id)) {
      faults.push_back({Cause::base, fmt::format("'{}' is no commit id", printable(text)), {}});
      return false;
    }
    ids.push_back(id);
  }
  return true;
}

Fault cut_off(const std::string& commit, std::uint64_t count) {
  const std::string others =
      count > 1 ? fmt::format(" (and of {} more commits)", count - 1) : std::string{};
  return {Cause::shallow,
          fmt::format("the parents of commit {}{} are cut off, so what it adds cannot be told; {}",
                      commit, others, deepen_advice()),
          {}};
}

}  // namespace

Attempt<Commit> Repository::commit(const std::string& id) const {
  git_oid oid = {};
  if (!parse(id, oid)) {
    return Fault{Cause::base, fmt::format("'{}' is no commit id", printable(id)), {}};
  }
  const Attempt<Handle<git_commit>> found = find_commit(*state_, oid);
  if (!found) return found.fault();
  return commit_of(**found);
}

Outcome<std::vector<std::string>> Repository::commits(const CommitRange& range) const {
  Outcome<std::vector<std::string>> outcome;
  std::vector<git_oid> heads;
  std::vector<git_oid> hidden;
  if (!parse_all(range.heads, heads, outcome.faults) ||
      !parse_all(range.hidden, hidden, outcome.faults)) {
    return outcome;
  }
  for (const git_oid& id : select_commits(*state_, heads, hidden).take(outcome.faults))
    outcome.value.push_back(hex(id));
  return outcome;
}

Outcome<Walked> Repository::for_each_commit(const CommitRange& range, const Visit& visit) const {
  Outcome<Walked> walked;
  std::vector<git_oid> heads;
  std::vector<git_oid> hidden;
  if (!parse_all(range.heads, heads, walked.faults) ||
      !parse_all(range.hidden, hidden, walked.faults)) {
    return walked;
  }
  CommitReader reader{state_, visit, walked};
  std::string first_cut;
  std::uint64_t cut = 0;
  for (const git_oid& id : select_commits(*state_, heads, hidden).take(walked.faults)) {
    const Attempt<Links> links = links_of(*state_, id);
    const Attempt<Handle<git_commit>> commit = find_commit(*state_, id);
    if (!links || !commit) {
      walked.faults.push_back(links ? commit.fault() : links.fault());
    } else if (links->cut) {
      if (cut++ == 0) first_cut = hex(id);
    } else {
      reader.read(id, *links, commit_of(**commit));
    }
  }
  if (cut > 0) walked.faults.push_back(cut_off(first_cut, cut));
  return walked;
}

}  // namespace gate::source
