// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gate {

// The receipt: what was looked at and what was not.
struct Coverage {
  struct Skipped {
    std::string path = {};
    std::uint64_t bytes = 0;
    std::string reason = {};
  };
  struct Note {
    std::string what = {};
    std::string path = {};
  };

  std::uint64_t commits = 0;  // commits of the range searched for secrets
  std::uint64_t files_changed = 0;
  std::uint64_t files_read = 0;
  std::uint64_t container_files = 0;  // files a model was made of
  bool history_searched = false;      // false: no commits were searched
  std::vector<Skipped> skipped = {};
  std::vector<Note> notes = {};
  std::vector<std::string> new_suppressions = {};  // "path:line: text", added by the change
  std::vector<std::string> checks_off = {};        // ids that configuration or flags switched off
};

}  // namespace gate
