// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <vector>

#include "gate/source/git_state.hpp"

namespace gate::source {

// One file that git tracks, with what the index remembers of the file on disk.
struct TrackedFile {
  Node node = {};
  std::int64_t changed_at = 0, modified_at = 0;  // nanoseconds
  std::uint32_t inode = 0;
  std::uint32_t size = 0;
  bool left_out = false;  // by a sparse checkout
  bool settled = false;   // a file with these stat data has the object of the index
};

// The index as a stat cache: which files are tracked, and which are surely unchanged on disk.
class Tracked {
 public:
  struct Range {
    std::size_t first = 0;
    std::size_t last = 0;  // one past
  };

  static Attempt<Tracked> load(const Repository::State& state);

  [[nodiscard]] const std::vector<TrackedFile>& files() const { return files_; }
  [[nodiscard]] Range all() const { return {0, files_.size()}; }
  // The tracked file of exactly this path.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view path, Range within) const;
  // The tracked files below a folder.
  [[nodiscard]] Range below(const std::string& folder, Range within) const;
  // A tracked file as it stands on disk: with its object id if it is surely unchanged.
  [[nodiscard]] Node on_disk(std::size_t file, const struct stat& about) const;
  // Reads a file to learn its object id. Where line endings may be converted, a file that differs
  // from `expected` by CRLF alone has that id.
  bool identify(const Repository::State& state, Node& node, const git_oid* expected) const;

 private:
  std::vector<TrackedFile> files_;  // sorted by path
  bool trust_mode_ = true;          // the executable bit on disk means something
  bool converts_ = false;           // line endings may differ between object and disk
};

}  // namespace gate::source
