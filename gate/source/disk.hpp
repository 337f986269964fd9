// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gate/core/tree.hpp"

namespace gate::source {

// Reads the file `path` below the folder `root`; links are followed inside the root only, and
// nothing below a `.git` is a file of the tree. The place of another repository is `submodule`.
Tree::Read read_below(const std::string& root, std::string_view path, std::uint64_t largest);
// True if another repository has its work tree in the folder open at `folder`, by what git itself
// looks for.
bool holds_repository(int folder);
// Why the place of another repository is not read.
Tree::NotRead another_repository();
// The target of the symbolic link at `path`; empty where it cannot be read.
std::string link_target(const std::string& path);

}  // namespace gate::source
