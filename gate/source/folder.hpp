// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/tree.hpp"
#include "gate/source/files.hpp"

namespace gate::source {

// The files below a folder that is no git repository, all of them but those of `.git` folders.
// Another repository below it is one entry.
class FolderTree final : public Tree {
 public:
  explicit FolderTree(std::string path, std::uint64_t largest = largest_file);

  [[nodiscard]] Outcome<std::vector<Entry>> list(std::string_view under) const override;
  [[nodiscard]] Read read(std::string_view path) const override;

 private:
  std::string path_;
  std::uint64_t largest_;
};

}  // namespace gate::source
