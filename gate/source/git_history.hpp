// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <vector>

#include "gate/source/git_state.hpp"

namespace gate::source {

struct OidLess {
  bool operator()(const git_oid& a, const git_oid& b) const { return git_oid_cmp(&a, &b) < 0; }
};

// The place of one commit in history.
struct Links {
  std::int64_t time = 0;  // when it was committed
  std::vector<git_oid> parents = {};
  bool cut = false;  // a shallow clone lacks some of its parents; those are left out
};

// The links of a commit. A parent that the shallow clone lacks is left out and said by `cut`; any
// other commit that cannot be read is a fault.
Attempt<Links> links_of(const Repository::State& state, const git_oid& id);
// The commits that `heads` reach and `hidden` do not, newest first. Hidden commits that this clone
// lacks hide nothing.
Outcome<std::vector<git_oid>> select_commits(const Repository::State& state,
                                             const std::vector<git_oid>& heads,
                                             const std::vector<git_oid>& hidden);

}  // namespace gate::source
