// SPDX-License-Identifier: Apache-2.0
// Shared by the git*.cpp files only: libgit2 does not leave them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <git2.h>

#include "gate/core/outcome.hpp"
#include "gate/core/tree.hpp"
#include "gate/source/git.hpp"

namespace gate::source {

struct Free {
  void operator()(git_repository* it) const { git_repository_free(it); }
  void operator()(git_odb* it) const { git_odb_free(it); }
  void operator()(git_object* it) const { git_object_free(it); }
  void operator()(git_commit* it) const { git_commit_free(it); }
  void operator()(git_tree* it) const { git_tree_free(it); }
  void operator()(git_blob* it) const { git_blob_free(it); }
  void operator()(git_reference* it) const { git_reference_free(it); }
  void operator()(git_reference_iterator* it) const { git_reference_iterator_free(it); }
  void operator()(git_index* it) const { git_index_free(it); }
  void operator()(git_config* it) const { git_config_free(it); }
};
template <class T>
using Handle = std::unique_ptr<T, Free>;

struct Repository::State {
  Handle<git_repository> repository;
  Handle<git_odb> odb;
  Handle<git_config> config;
  OpenOptions options;
  std::string root;
  std::string git_folder;
  std::string common_folder;
  bool bare = false;
  bool shallow = false;
  std::vector<std::string> boundary;  // sorted ids of commits whose parents were cut off
};

// libgit2's words about the last failure, on one line.
std::string last_error();
std::string hex(const git_oid& id);
// The id of 40 hexadecimal digits; false for anything else.
bool parse(const std::string& text, git_oid& id);
// What is said of an object that cannot be read.
Fault unreadable_object(const git_oid& id, const std::string& path = {});

// One file of a listing, as git stores it: paths in the byte order of the index.
struct Node {
  std::string path = {};
  git_oid id = {};
  bool has_id = false;  // false: only reading the file tells
  Entry::Type type = Entry::Type::file;
  bool executable = false;
  std::uint64_t size = 0;
};
Entry entry_of(const Node& node);
// Type and executable bit of git's file mode.
void set_mode(Node& node, unsigned mode);

// A Tree that this repository made. Adds what comparing needs to the contract of Tree.
class GitTree : public Tree {
 public:
  // Everything at or below `under`, with ids where they are known.
  [[nodiscard]] virtual Outcome<std::vector<Node>> nodes(std::string_view under) const = 0;
  // Finds the id of a node that has none by reading it. False if it cannot be read.
  virtual bool identify(Node& node, const git_oid* expected) const = 0;
  // The top of a tree made of git objects alone, which can be compared without listing it.
  [[nodiscard]] virtual git_tree* objects() const { return nullptr; }

  [[nodiscard]] Outcome<std::vector<Entry>> list(std::string_view under) const final;
};

using SharedState = std::shared_ptr<Repository::State>;
Attempt<std::unique_ptr<Tree>> make_commit_tree(SharedState state, const std::string& commit);
Attempt<std::unique_ptr<Tree>> make_index_tree(SharedState state);
Attempt<std::unique_ptr<Tree>> make_work_tree(SharedState state);

// A blob's bytes: too large, a pointer to content elsewhere and unreadable are said.
Tree::Read read_blob(const Repository::State& state, const git_oid& id, std::string_view path);
// Opens the index that git would use, without touching it.
Attempt<Handle<git_index>> open_index(const Repository::State& state);
// The files of the index as staged, in order; a path in conflict has its own side.
Outcome<std::vector<Node>> index_nodes(git_index& index);

// The files below a tree object, in order.
void list_tree(const Repository::State& state, const git_tree& tree, const std::string& folder,
               Outcome<std::vector<Node>>& found);
// One difference; `before` or `after` has an empty path where the file is on one side only.
struct Difference {
  Node before = {};
  Node after = {};
};
// What differs between two tree objects; equal folders are not opened. Null stands for no files.
Outcome<std::vector<Difference>> compare_trees(const Repository::State& state, const git_tree* base,
                                               const git_tree* head);
// Turns differences into changes, with renames; reads what it compares through the trees.
std::vector<Changed> to_changes(std::vector<Difference> differences, const Tree& base,
                                const Tree& head);
// The tree of a commit.
Attempt<Handle<git_tree>> tree_of(const Repository::State& state, const git_oid& commit);
Attempt<Handle<git_commit>> find_commit(const Repository::State& state, const git_oid& id);

}  // namespace gate::source
