// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "gate/core/tree.hpp"

namespace gate::cli {

// Whose version of a repository file decides about a change. On pull and merge requests it is the
// target's: what the author of the change wrote must not judge the change.
struct Trusted {
  std::shared_ptr<const Tree> target = {};             // null: the files on disk decide
  std::string root = {};                               // of the repository
  std::function<bool(std::string_view)> in_head = {};  // whether the head tracks a path
};

// `path` relative to the folder `root`, links resolved on both; nothing if it lies outside.
std::optional<std::string> inside(const std::string& root, const std::string& path);

// A file that decides: of the target where the target or the head tracks it, else (the pipeline
// made it, or it lies outside the repository) as it is on disk. `path` is absolute.
Tree::Read read_trusted(const Trusted& trusted, const std::string& path, std::uint64_t largest);

}  // namespace gate::cli
