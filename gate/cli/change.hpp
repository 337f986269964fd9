// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
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

// Whose files decide about the change: the target's on pull and merge requests, else those on disk.
// A target that cannot be read is a fault.
Trusted trusted_for(const platforms::Resolved& resolved, const source::Repository& repository,
                    std::vector<Fault>& faults);

// The policy of a change.
Result<PolicyChoice> policy_of(const platforms::Resolved& resolved, const Trusted& trusted,
                               const Arguments& arguments, const World& world);

// Where the policy asks for scope all, a change is no longer compared with its base.
void widen(platforms::Resolved& resolved, const policy::Policy& policy);

// Tells of every path whether the head of a change tracks it; links are among them.
std::function<bool(std::string_view)> tracked_in(const platforms::ResolvedChange& change,
                                                 const source::Repository& repository,
                                                 std::vector<Fault>& faults);

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
