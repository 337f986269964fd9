// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/redact.hpp"

#include <algorithm>
#include <cstdint>

namespace gate::secrets {

std::string redact(std::string_view text, const std::vector<Hit>& hits) {
  return redact_line(text, {0, static_cast<std::uint32_t>(text.size())}, hits);
}

std::string redact_line(std::string_view text, Span line, const std::vector<Hit>& hits) {
  const auto end = std::min<std::uint32_t>(line.end, static_cast<std::uint32_t>(text.size()));
  std::uint32_t at = std::min(line.begin, end);
  std::string copy;
  for (const Hit& hit : hits) {
    if (hit.mask.end <= at || hit.mask.begin >= end) continue;
    if (hit.mask.begin > at) copy += text.substr(at, hit.mask.begin - at);
    copy += hit.mask.begin >= line.begin ? hit.redacted : "…";
    at = std::min(hit.mask.end, end);
  }
  return copy.append(text.substr(at, end - at));
}

}  // namespace gate::secrets
