// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/words.hpp"

#include <algorithm>
#include <array>

#include "gate/core/text.hpp"

namespace gate::scanners {
namespace {

struct Meaning {
  std::string_view word;
  Rating rating;
};

constexpr std::array meanings{
    Meaning{"critical", Severity::critical},
    Meaning{"blocker", Severity::critical},
    Meaning{"high", Severity::high},
    Meaning{"important", Severity::high},
    Meaning{"severe", Severity::high},
    Meaning{"error", Severity::high},
    Meaning{"medium", Severity::medium},
    Meaning{"moderate", Severity::medium},
    Meaning{"warning", Severity::medium},
    Meaning{"low", Severity::low},
    Meaning{"note", Severity::low},
    Meaning{"minor", Severity::low},
    Meaning{"negligible", Severity::info},
    Meaning{"unimportant", Severity::info},
    Meaning{"info", Severity::info},
    Meaning{"informational", Severity::info},
    Meaning{"none", Severity::info},
    Meaning{"unknown", {}},
    Meaning{"unspecified", {}},
    Meaning{"undefined", {}},
    Meaning{"unassigned", {}},
    Meaning{"untriaged", {}},
    Meaning{"null", {}},
    Meaning{"", {}},
};

constexpr bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

Rated rated(std::string_view word) {
  const std::string_view trimmed = trim(word);
  const auto found = std::find_if(meanings.begin(), meanings.end(), [&](const Meaning& meaning) {
    return equals_ignoring_case(meaning.word, trimmed);
  });
  if (found == meanings.end()) return {};
  return {found->rating, true};
}

Rating rating_of_score(double score) {
  constexpr double critical = 9.0;
  constexpr double high = 7.0;
  constexpr double medium = 4.0;
  if (score >= critical) return Severity::critical;
  if (score >= high) return Severity::high;
  if (score >= medium) return Severity::medium;
  return score > 0 ? Severity::low : Severity::info;
}

Rating rating_of_level(std::string_view level) {
  if (level == "error") return Severity::high;
  if (level == "warning") return Severity::medium;
  if (level == "note") return Severity::low;
  if (level == "none") return Severity::info;
  return {};
}

std::string one_line(std::string_view text, std::size_t limit) {
  std::string line;
  bool gap = false;
  for (const char c : trim(text)) {
    if (is_space(c)) {
      gap = true;
      continue;
    }
    if (gap) line += ' ';
    gap = false;
    line += c;
    if (line.size() > limit + 4) break;
  }
  if (line.size() <= limit) return line;
  std::size_t end = limit;
  while (end > 0 && is_continuation(line[end]))
    --end;
  return line.substr(0, end) + "…";
}

}  // namespace gate::scanners
