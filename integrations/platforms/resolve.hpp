// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gate/core/outcome.hpp"
#include "gate/core/report.hpp"
#include "gate/source/git.hpp"
#include "integrations/platforms/context.hpp"

namespace gate::platforms {

// A change with its ends found in the repository.
struct ResolvedChange {
  std::string name = {};
  Scope scope = Scope::change;
  std::string base = {};       // commit id; empty: no base (scope all) or no files (a first push)
  std::string base_text = {};  // for people: "the commit before the push, 0123456789ab"
  std::string head = {};       // commit id; empty: the work tree
  std::string head_text = {};
  bool has_commits = false;  // the commits of `range` are part of the change
  source::CommitRange range = {};
};

// What is to be judged, and by whose policy.
struct Resolved {
  std::vector<ResolvedChange> changes = {};
  bool policy_of_target = false;  // on pull and merge requests
  std::string target = {};        // commit whose configuration judges; empty: the head's
  std::string target_text = {};   // "tip of main", "merge base (the target's tip is not here)"
  std::vector<std::string> notes = {};
};

// Finds the ends of every change. A change whose base cannot be found is a fault (base, shallow)
// with what to add, and is left out.
Outcome<Resolved> resolve(const Context& context, const source::Repository& repository);

}  // namespace gate::platforms
