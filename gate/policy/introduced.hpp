// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/evidence.hpp"
#include "gate/core/tree.hpp"

namespace gate::policy {

// What is known about the change when scanners' findings are placed.
struct ChangeOfFiles {
  std::vector<Changed> changed = {};
  // Whether the head holds a file of this path. Without it no target counts as a repository file.
  std::function<bool(std::string_view)> in_head = {};
};

// Sets `introduced` of a scanner's findings. `baseline` is the same scanner's report about the
// base, or null. What it holds is not introduced; neither is a finding in a repository file that
// the change does not touch, nor a package where no changed file can bring one. What cannot be
// placed is introduced.
// Returns what to tell the user, or nothing: which key would tell old from new.
std::optional<std::string> mark_introduced(ImportedReport& report, const ChangeOfFiles& change,
                                           const ImportedReport* baseline);

}  // namespace gate::policy
