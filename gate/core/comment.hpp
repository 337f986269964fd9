// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace gate {

// A comment of a file, and the lines it speaks about: its own line and, where it stands alone on
// its line, the whole next statement (for a Dockerfile: the whole next instruction).
struct Comment {
  std::string text = {};         // without the comment sign
  std::uint32_t line = 0;        // where it stands, from 1
  std::uint32_t first_line = 0;  // the lines it governs, both included
  std::uint32_t last_line = 0;
};

}  // namespace gate
