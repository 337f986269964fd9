// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/source/git_state.hpp"
#include "gate/source/links.hpp"

namespace gate::source {
namespace {

constexpr int deepest = 256;

class CommitTree final : public GitTree {
 public:
  CommitTree(SharedState state, Handle<git_tree> top)
      : state_{std::move(state)}, top_{std::move(top)} {}

  [[nodiscard]] Outcome<std::vector<Node>> nodes(std::string_view under) const override {
    Outcome<std::vector<Node>> found;
    if (under.empty()) {
      list_tree(*state_, *top_, "", found);
      return found;
    }
    Node node;
    Handle<git_tree> folder;
    const Standing standing = look(std::string{under}, node, &folder, found.faults);
    if (folder != nullptr) {
      list_tree(*state_, *folder, std::string{under} + '/', found);
    } else if (standing.kind != Standing::Kind::nothing) {
      found.value.push_back(std::move(node));
    }
    return found;
  }

  bool identify(Node&, const git_oid*) const override { return false; }
  [[nodiscard]] git_tree* objects() const override { return top_.get(); }

  [[nodiscard]] Read read(std::string_view path) const override {
    Node node;
    std::vector<Fault> faults;
    const auto place =
        follow(path, [&](const std::string& step) { return look(step, node, nullptr, faults); });
    if (!faults.empty()) return NotRead{faults.front().cause, faults.front().what, 0};
    if (const auto* why = std::get_if<NotRead>(&place)) return *why;
    return read_blob(*state_, node.id, path);
  }

 private:
  // What stands at `path`. The folders on the way come from libgit2's object cache.
  Standing look(const std::string& path, Node& node, Handle<git_tree>* folder,
                std::vector<Fault>& faults) const {
    if (!is_plain_path(path)) return {};
    git_tree_entry* found = nullptr;
    const int error = git_tree_entry_bypath(&found, top_.get(), path.c_str());
    if (error != 0) {
      note_unreadable_folder(path, faults);
      return {};
    }
    node.path = path;
    node.id = *git_tree_entry_id(found);
    node.has_id = true;
    set_mode(node, git_tree_entry_filemode(found));
    const git_object_t type = git_tree_entry_type(found);
    git_tree_entry_free(found);
    if (type == GIT_OBJECT_TREE) {
      if (folder != nullptr) *folder = open_folder(node.id, path, faults);
      return {Standing::Kind::folder, {}};
    }
    if (node.type == Entry::Type::submodule) return {Standing::Kind::submodule, {}};
    if (node.type != Entry::Type::link) return {Standing::Kind::file, {}};
    const Tree::Read target = read_blob(*state_, node.id, path);
    if (const auto* text = std::get_if<std::string>(&target)) return {Standing::Kind::link, *text};
    return {Standing::Kind::link, {}};
  }

  Handle<git_tree> open_folder(const git_oid& id, const std::string& path,
                               std::vector<Fault>& faults) const {
    git_tree* tree = nullptr;
    if (git_tree_lookup(&tree, state_->repository.get(), &id) != 0) {
      faults.push_back(unreadable_object(id, path));
    }
    return Handle<git_tree>{tree};
  }

  // A folder on the way to `path` that cannot be read is not the same as a path that is not there.
  void note_unreadable_folder(const std::string& path, std::vector<Fault>& faults) const {
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
      git_tree_entry* found = nullptr;
      const std::string folder = path.substr(0, slash);
      if (git_tree_entry_bypath(&found, top_.get(), folder.c_str()) != 0) return;
      const git_oid id = *git_tree_entry_id(found);
      const bool is_folder = git_tree_entry_type(found) == GIT_OBJECT_TREE;
      git_tree_entry_free(found);
      if (!is_folder || open_folder(id, folder, faults) == nullptr) return;
    }
  }

  SharedState state_;
  Handle<git_tree> top_;
};

void list_folder(const Repository::State& state, const git_tree& tree, const std::string& folder,
                 int depth, Outcome<std::vector<Node>>& found) {
  if (depth > deepest) {
    found.faults.push_back(
        {Cause::limit, fmt::format("{} lies too deep", printable(folder)), folder});
    return;
  }
  const std::size_t count = git_tree_entrycount(&tree);
  for (std::size_t i = 0; i < count; ++i) {
    const git_tree_entry* entry = git_tree_entry_byindex(&tree, i);
    std::string path = folder + git_tree_entry_name(entry);
    const git_oid& id = *git_tree_entry_id(entry);
    if (git_tree_entry_type(entry) == GIT_OBJECT_TREE) {
      git_tree* below = nullptr;
      if (git_tree_lookup(&below, state.repository.get(), &id) != 0) {
        found.faults.push_back(unreadable_object(id, path));
        continue;
      }
      const Handle<git_tree> owned{below};
      list_folder(state, *below, path + '/', depth + 1, found);
      continue;
    }
    Node node;
    node.path = std::move(path);
    node.id = id;
    node.has_id = true;
    set_mode(node, git_tree_entry_filemode(entry));
    found.value.push_back(std::move(node));
  }
}

}  // namespace

void list_tree(const Repository::State& state, const git_tree& tree, const std::string& folder,
               Outcome<std::vector<Node>>& found) {
  list_folder(state, tree, folder, 0, found);
}

void set_mode(Node& node, unsigned mode) {
  node.type = mode == GIT_FILEMODE_LINK     ? Entry::Type::link
              : mode == GIT_FILEMODE_COMMIT ? Entry::Type::submodule
                                            : Entry::Type::file;
  node.executable = mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

Entry entry_of(const Node& node) {
  Entry entry;
  entry.path = node.path;
  entry.type = node.type;
  if (node.has_id) entry.object = hex(node.id);
  entry.size = node.size;
  entry.executable = node.executable;
  return entry;
}

Outcome<std::vector<Entry>> GitTree::list(std::string_view under) const {
  Outcome<std::vector<Entry>> listed;
  const std::vector<Node> found = nodes(under).take(listed.faults);
  listed.value.reserve(found.size());
  for (const Node& node : found)
    listed.value.push_back(entry_of(node));
  return listed;
}

Tree::Read read_blob(const Repository::State& state, const git_oid& id, std::string_view path) {
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_ANY;
  const auto unreadable = [&] {
    return Tree::NotRead{Cause::unreadable,
                         fmt::format("{}: {}", printable(path), unreadable_object(id).what), size};
  };
  if (git_odb_read_header(&size, &type, state.odb.get(), &id) != 0) return unreadable();
  if (size > state.options.largest_file) {
    return Tree::NotRead{Cause::limit,
                         fmt::format("{} is larger than the limit of {} bytes", printable(path),
                                     state.options.largest_file),
                         size};
  }
  git_blob* blob = nullptr;
  if (git_blob_lookup(&blob, state.repository.get(), &id) != 0) return unreadable();
  const Handle<git_blob> owned{blob};
  const auto length = static_cast<std::size_t>(git_blob_rawsize(blob));
  std::string bytes;
  if (length > 0) bytes.assign(static_cast<const char*>(git_blob_rawcontent(blob)), length);
  Tree::NotRead pointer;
  if (is_lfs_pointer(bytes, pointer, path)) return pointer;
  return bytes;
}

Attempt<Handle<git_commit>> find_commit(const Repository::State& state, const git_oid& id) {
  git_commit* commit = nullptr;
  if (git_commit_lookup(&commit, state.repository.get(), &id) != 0) return unreadable_object(id);
  return Handle<git_commit>{commit};
}

Attempt<Handle<git_tree>> tree_of(const Repository::State& state, const git_oid& id) {
  const Attempt<Handle<git_commit>> commit = find_commit(state, id);
  if (!commit) return commit.fault();
  git_tree* tree = nullptr;
  if (git_commit_tree(&tree, commit->get()) != 0) {
    return unreadable_object(*git_commit_tree_id(commit->get()));
  }
  return Handle<git_tree>{tree};
}

Attempt<std::unique_ptr<Tree>> make_commit_tree(SharedState state, const std::string& commit) {
  git_oid id = {};
  if (!parse(commit, id)) {
    return Fault{Cause::base, fmt::format("'{}' is no commit id", printable(commit)), {}};
  }
  Attempt<Handle<git_tree>> top = tree_of(*state, id);
  if (!top) return top.fault();
  return std::unique_ptr<Tree>{std::make_unique<CommitTree>(std::move(state), *std::move(top))};
}

}  // namespace gate::source
