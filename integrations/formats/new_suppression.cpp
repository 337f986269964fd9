// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/new_suppression.hpp"

#include "gate/core/text.hpp"

namespace gate::formats {

NewSuppression new_suppression(std::string_view entry) {
  constexpr std::uint32_t most_lines = 100'000'000;
  for (auto colon = entry.find(':'); colon != std::string_view::npos;
       colon = entry.find(':', colon + 1)) {
    std::uint32_t line = 0;
    std::size_t at = colon + 1;
    for (; at < entry.size() && is_digit(entry[at]) && line < most_lines; ++at)
      line = line * 10 + static_cast<std::uint32_t>(entry[at] - '0');
    if (line == 0 || colon == 0 || entry.substr(at, 1) != ":") continue;
    NewSuppression parts;
    parts.path = entry.substr(0, colon);
    parts.line = line;
    parts.text = trim(entry.substr(at + 1));
    return parts;
  }
  NewSuppression parts;
  parts.text = entry;
  return parts;
}

}  // namespace gate::formats
