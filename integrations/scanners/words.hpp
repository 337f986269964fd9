// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "gate/core/severity.hpp"

namespace gate::scanners {

// What a severity word of a scanner means.
struct Rated {
  Rating rating = {};
  bool known_word = false;  // false: no scanner is known to use this word
};

// The meaning of a severity word, without regard to case and surrounding space. "unknown" and its
// relatives are known words of unknown rating.
Rated rated(std::string_view word);
// The CVSS band of a score: 9.0 critical, 7.0 high, 4.0 medium, above 0 low, 0 info.
Rating rating_of_score(double score);
// The rating of a SARIF level.
Rating rating_of_level(std::string_view level);

// `text` on one line: runs of white space become one space; cut to `limit` bytes with "…".
std::string one_line(std::string_view text, std::size_t limit = 400);

}  // namespace gate::scanners
