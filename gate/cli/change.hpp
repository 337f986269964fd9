// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gate/cli/arguments.hpp"
#include "gate/cli/decide.hpp"
#include "gate/cli/world.hpp"
#include "gate/source/git.hpp"
#include "integrations/platforms/context.hpp"
#include "integrations/platforms/resolve.hpp"

namespace gate::cli {

// The repository around the current folder, or why there is none that can be used.
source::Attempt<source::Repository> open_repository(const World& world);

// What is to be judged here: the platform's word, with --base, --head and --range over it.
platforms::Context context_of(const Arguments& arguments, const World& world, bool bare);

// The policy of a change: the target's on pull and merge requests, else the one on disk.
Result<PolicyChoice> policy_of(const platforms::Resolved& resolved,
                               const source::Repository& repository, const Arguments& arguments,
                               const World& world);

// How a change is scanned.
struct ScanMode {
  bool staged = false;            // the head is the index
  bool all_if_unchanged = false;  // where base and head are the same, everything is judged instead
};

// Scans one change, or everything where it has no base, and adds what is found to `found`. Sets
// the scope and the ends of `found.subject`.
void scan_resolved(const platforms::ResolvedChange& change, const source::Repository& repository,
                   const scan::Settings& settings, ScanMode mode, Case& found);

}  // namespace gate::cli
