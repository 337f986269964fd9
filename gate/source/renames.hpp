// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gate::source {

// A file that only one side has.
struct Lone {
  std::string path = {};
  std::string object = {};  // empty where it is not known
  bool is_file = true;      // false: links and submodules are never renamed
};
struct Rename {
  std::size_t removed = 0;  // indices into the two lists
  std::size_t added = 0;
};
// The content of a file of one list; nothing if it cannot be had.
using Content = std::function<std::optional<std::string>(std::size_t index)>;

// Which added file is which removed one under a new name: equal objects first, then those that
// share at least half of their bytes, line by line. The work is bounded; beyond it a rename counts
// as a file removed and a file added.
std::vector<Rename> find_renames(const std::vector<Lone>& removed, const std::vector<Lone>& added,
                                 const Content& content_removed, const Content& content_added);

}  // namespace gate::source
