// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/core/outcome.hpp"

namespace gate::source {

// The files below the folder `root` whose path relative to it matches `glob` (gate::matches_glob),
// sorted; files that git ignores are among them. Links to folders are not followed. A glob without
// wildcards gives that path if there is something. Faults: unreadable (a folder on the way), limit
// (more than 200,000 entries looked at).
Outcome<std::vector<std::string>> files_matching(const std::string& root, std::string_view glob);

}  // namespace gate::source
