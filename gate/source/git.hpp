// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/outcome.hpp"
#include "gate/core/tree.hpp"
#include "gate/source/attempt.hpp"
#include "gate/source/files.hpp"

namespace gate::source {

// How a repository is opened.
struct OpenOptions {
  std::string index_file = {};   // GIT_INDEX_FILE, which git sets in commit hooks
  std::string home = {};         // HOME and XDG_CONFIG_HOME, for the user's own
  std::string config_home = {};  // ignore file
  std::uint64_t largest_file = source::largest_file;  // what is larger is not read (Cause::limit)
};

// A reference and the commit it leads to.
struct Ref {
  std::string name = {};    // "refs/remotes/origin/main"
  std::string commit = {};  // hexadecimal id
};

// Who made a commit, and when.
struct Commit {
  std::string id = {};
  std::string author = {};
  std::string email = {};
  std::int64_t time = 0;  // of the author, seconds since 1970
};

// A file as one commit left it, with the lines that no parent of the commit has.
struct CommitFile {
  Changed changed = {};
  std::string text = {};  // decoded (decode_bom), as `added` counts
  std::vector<LineRange> added = {};
};

// The commits that can be reached from `heads` and not from `hidden`; all are commit ids.
struct CommitRange {
  std::vector<std::string> heads = {};
  std::vector<std::string> hidden = {};
};

// How much a walk over commits saw.
struct Walked {
  std::uint64_t commits = 0;
  std::uint64_t files = 0;
};

// The lines of `after` (counted from 1) that are not in `before`, as `git diff -U0` finds them.
// Content is never taken for binary. In texts too large to compare in reasonable time everything
// between the common start and the common end counts as added.
std::vector<LineRange> added_lines(std::string_view before, std::string_view after);

// What to do about a clone whose history was cut off, for any platform; faults of cause shallow end
// with it.
std::string deepen_advice();

// A git repository, read-only. Copies share one open repository; trees keep it open.
class Repository {
 public:
  // The repository that holds the folder `start`, found upwards as git does. Faults: missing
  // (there is none), repository (it cannot be used, with the reason).
  static Attempt<Repository> open(const std::string& start, const OpenOptions& options = {});

  // The work tree's root, of a bare repository the repository itself; absolute, no final '/'.
  [[nodiscard]] const std::string& root() const;
  // The folder with objects and refs.
  [[nodiscard]] const std::string& git_folder() const;
  [[nodiscard]] bool is_bare() const;
  // True if history was cut off when it was fetched.
  [[nodiscard]] bool is_shallow() const;
  // The value of a configuration key ("core.hooksPath"); empty where it is not set.
  [[nodiscard]] std::string setting(const std::string& name) const;
  // True if the commit is one whose parents were cut off.
  [[nodiscard]] bool is_boundary(const std::string& commit) const;

  // The commit that a revision names, through tags. Faults: base (nothing of that name, or no
  // commit), shallow (not in this shallow clone), unreadable.
  [[nodiscard]] Attempt<std::string> resolve(const std::string& revision) const;
  // The commit of HEAD; nothing in a repository without commits.
  [[nodiscard]] std::optional<std::string> head() const;
  // The full name of the branch that is checked out; empty if none is.
  [[nodiscard]] std::string branch() const;
  // True if the commit is in this clone.
  [[nodiscard]] bool has_commit(const std::string& commit) const;
  // Parents of a commit, as it names them.
  [[nodiscard]] Attempt<std::vector<std::string>> parents(const std::string& commit) const;
  // The best common ancestor. Faults: base (no common history), shallow (cut off before it).
  [[nodiscard]] Attempt<std::string> merge_base(const std::string& a, const std::string& b) const;
  // True if `ancestor` can be reached from `commit`, or is it.
  [[nodiscard]] Attempt<bool> is_ancestor(const std::string& ancestor,
                                          const std::string& commit) const;
  // Remote-tracking branches, of one remote or of all (""). Symbolic ones are left out.
  [[nodiscard]] Outcome<std::vector<Ref>> remote_branches(const std::string& remote = {}) const;
  // All branches, tags and remote-tracking branches that lead to a commit.
  [[nodiscard]] Outcome<std::vector<Ref>> refs() const;
  // The default branch of a remote: its HEAD, else main, master, init.defaultBranch. Without a
  // name: of the remote that the current branch follows, else of `origin`, else of the only one.
  [[nodiscard]] std::optional<Ref> upstream_default_branch(const std::string& remote = {}) const;
  // The name of the configured remote with this name or URL; empty if there is none.
  [[nodiscard]] std::string remote_named(const std::string& name_or_url) const;
  // The remote-tracking branch for a branch name ("main"), of that same remote or of the named.
  [[nodiscard]] std::optional<Ref> remote_branch(const std::string& name,
                                                 const std::string& remote = {}) const;

  // The files of a commit.
  [[nodiscard]] Attempt<std::unique_ptr<Tree>> commit_tree(const std::string& commit) const;
  // The files as staged.
  [[nodiscard]] Attempt<std::unique_ptr<Tree>> index_tree() const;
  // The files on disk: tracked ones, and untracked ones that git does not ignore.
  [[nodiscard]] Attempt<std::unique_ptr<Tree>> work_tree() const;
  // A tree without files: the base of a first commit.
  [[nodiscard]] static std::unique_ptr<Tree> empty_tree();

  // What differs between two trees of this repository, by path on the head; renames are found by
  // equal content, then by at least half of it.
  [[nodiscard]] Outcome<std::vector<Changed>> changes(const Tree& base, const Tree& head) const;

  // The commits of a range, newest first. Hidden commits that this clone lacks hide nothing.
  [[nodiscard]] Outcome<std::vector<std::string>> commits(const CommitRange& range) const;
  // Calls `visit` for every file that a commit of the range added or modified, oldest commit last.
  // For a merge only what no parent holds. Faults: shallow (a commit whose parents are cut off),
  // unreadable (missing or corrupt object), limit.
  using Visit = std::function<void(const Commit&, CommitFile&&)>;
  [[nodiscard]] Outcome<Walked> for_each_commit(const CommitRange& range, const Visit& visit) const;
  // Who made a commit.
  [[nodiscard]] Attempt<Commit> commit(const std::string& id) const;

  struct State;

 private:
  explicit Repository(std::shared_ptr<State> state) : state_{std::move(state)} {}

  std::shared_ptr<State> state_;
};

}  // namespace gate::source
