// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "gate/core/finding.hpp"

namespace gate::scan {

// One side of a change: its findings, and every owner that was judged in each file, also those
// without findings.
struct Side {
  std::vector<Finding> findings = {};
  std::map<std::string, std::set<std::string>> owners = {};  // by path
};

// Marks what is introduced on the head. Each finding of the base pairs with at most one of the
// head: first by equal identity (id, path, owner, part, subject), then without the owner, but only
// between an owner that is gone and one that is new. A finding without a partner, or more severe
// than its partner, is introduced. An introduced absence whose owner stood on the base with the
// protection gets its `if_removed` severity. `renames` leads from paths of the base to paths of
// the head.
void mark_introduced(Side& head, const Side& base,
                     const std::map<std::string, std::string>& renames);

}  // namespace gate::scan
