// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace gate::formats {

// GitHub's `primaryLocationLineHash` of every line of a file, in ascending order: lower-case
// hexadecimal digits, a colon and how often that hash occurred in the file up to there.
void line_hashes(std::string_view text,
                 const std::function<void(std::uint32_t line, std::string hash)>& visit);

}  // namespace gate::formats
