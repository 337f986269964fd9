// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gate/core/tree.hpp"

namespace gate::source {

// Reads the file `path` below the folder `root`; links are followed inside the root only, and
// nothing below a `.git` is a file of the tree.
Tree::Read read_below(const std::string& root, std::string_view path, std::uint64_t largest);
// The target of the symbolic link at `path`; empty where it cannot be read.
std::string link_target(const std::string& path);

}  // namespace gate::source
