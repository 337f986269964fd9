// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gate::daemon {

// What keeps a text from being JSON by RFC 8259.
struct JsonDefect {
  std::uint32_t at = 0;   // byte offset
  std::string what = {};  // "a comment", "a comma before the closing bracket"
};

// The first defect of a text as strict JSON; nothing for valid JSON. Nesting over 100 is a defect.
std::optional<JsonDefect> json_defect(std::string_view text);

}  // namespace gate::daemon
