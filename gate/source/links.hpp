// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "gate/core/tree.hpp"

namespace gate::source {

// What stands at one path of a tree, links not followed.
struct Standing {
  enum class Kind : std::uint8_t { nothing, file, folder, link, submodule };
  Kind kind = Kind::nothing;
  std::string target = {};  // of a link
};
using Look = std::function<Standing(const std::string& path)>;

// True for a path that a Tree accepts: relative, without empty parts, "." and "..".
bool is_plain_path(std::string_view path);
// The path of the file that `path` leads to through symbolic links, all inside the tree. Not read:
// missing; submodule; link (dangles, circles, leaves the tree, leads to a folder).
std::variant<std::string, Tree::NotRead> follow(std::string_view path, const Look& look);
// If `bytes` is nothing but a Git LFS pointer: why the content is not here.
bool is_lfs_pointer(std::string_view bytes, Tree::NotRead& why, std::string_view path);

}  // namespace gate::source
