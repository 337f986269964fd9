// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gate::formats {

// An entry "path:line: text" of Coverage::new_suppressions in its parts.
struct NewSuppression {
  std::string path = {};  // empty where the entry names no place
  std::uint32_t line = 0;
  std::string text = {};
};

NewSuppression new_suppression(std::string_view entry);

}  // namespace gate::formats
