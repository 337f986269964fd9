// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gate/cli/world.hpp"
#include "gate/core/outcome.hpp"
#include "gate/core/tree.hpp"
#include "gate/scan/scan.hpp"

namespace gate::cli {

// The files that PATH arguments mean, grouped by the tree they are read from.
struct TargetGroup {
  std::unique_ptr<Tree> tree = {};
  std::vector<scan::Target> targets = {};  // paths in the tree
  std::string in_tree = {};                // this beginning of a path in the tree …
  std::string as_typed = {};               // … is shown like this
};

// Finds what the arguments name: files as they are, folders with everything below that git does
// not ignore, `-` as standard input; `as` says what named files and standard input are. Faults: a
// name that leads to nothing. `everything` takes every file of a folder, else only those some
// reader could take.
Outcome<std::vector<TargetGroup>> find_targets(const std::vector<std::string>& operands,
                                               std::optional<Artefact> as, bool everything,
                                               const World& world);

// `path` of the tree as the user typed it.
std::string shown_path(const TargetGroup& group, const std::string& path);

}  // namespace gate::cli
