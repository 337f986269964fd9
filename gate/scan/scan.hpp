// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/comment.hpp"
#include "gate/core/coverage.hpp"
#include "gate/core/finding.hpp"
#include "gate/core/outcome.hpp"
#include "gate/core/tree.hpp"
#include "gate/scan/file.hpp"

namespace gate::scan {

// The comments of one file on both sides, for suppressions. `gitleaks:allow` on the line of a
// secret is among them, also where the file's language has no comments.
struct FileComments {
  std::string path = {};  // on the head
  std::vector<Comment> on_head = {};
  std::vector<Comment> on_base = {};
};

// The result of a scan: findings with `introduced` set, faults (each one makes the run
// incomplete), and the receipt with its notes.
struct Scanned {
  std::vector<Finding> findings = {};
  std::vector<Fault> faults = {};
  Coverage coverage = {};
  std::vector<FileComments> comments = {};
};

// One file as a commit of the range left it.
struct CommitFile {
  std::string commit = {};  // its id
  std::string path = {};
  std::string text = {};              // decoded (decode_bom)
  std::vector<LineRange> added = {};  // by this commit, against every parent
};

// Hands out the files of every commit of the range; gives the number of commits.
using Commits = std::function<Outcome<std::uint64_t>(const std::function<void(CommitFile&&)>&)>;

// The lines of `after` that `before` does not have; both are decoded.
using AddedLines =
    std::function<std::vector<LineRange>(std::string_view before, std::string_view after)>;

struct Change {
  const Tree& base;
  const Tree& head;
  std::vector<Changed> changed = {};
  AddedLines added_lines = {};
  Commits commits = {};  // may be empty: then no commit is searched
};

// Judges both sides of a change and marks what is introduced. Secrets are introduced where they
// touch an added line of the net difference, and where a commit of the range added one that the
// head no longer has; those of untouched lines stay as not introduced.
Scanned scan_change(const Change& change, const Settings& settings);

// One file the user named, or one found below a folder the user named.
struct Target {
  std::string path = {};
  bool named = false;  // then unreadable, unparsable and unknown to every reader are faults
  std::optional<Artefact> as = {};
};

// Judges whole files and, where `commits` is given, searches these for secrets that no file holds
// any more; every finding counts as introduced.
Scanned scan_all(const Tree& tree, const std::vector<Target>& targets, const Commits& commits,
                 const Settings& settings);

// Judges whole files; every finding counts as introduced.
Scanned scan_files(const Tree& tree, const std::vector<Target>& targets, const Settings& settings);

}  // namespace gate::scan
