// SPDX-License-Identifier: Apache-2.0
#include "gate/core/finding.hpp"

#include <array>
#include <utility>

#include "gate/core/text.hpp"

namespace gate {
namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 12> kinds{{
    {Kind::dockerfile, "dockerfile"},
    {Kind::container, "container"},
    {Kind::daemon, "daemon"},
    {Kind::host, "host"},
    {Kind::pipeline, "pipeline"},
    {Kind::secret, "secret"},
    {Kind::vulnerability, "vulnerability"},
    {Kind::license, "license"},
    {Kind::malware, "malware"},
    {Kind::misconfiguration, "misconfiguration"},
    {Kind::code, "code"},
    {Kind::policy, "policy"},
}};

}  // namespace

std::string_view word(Kind kind) {
  return kinds.at(static_cast<std::size_t>(kind)).second;
}

std::optional<Kind> kind_named(std::string_view text) {
  for (const auto& [kind, name] : kinds) {
    if (equals_ignoring_case(name, text)) return kind;
  }
  return std::nullopt;
}

std::string_view word(Disposition disposition) {
  switch (disposition) {
    case Disposition::blocks:
      return "blocks";
    case Disposition::below_threshold:
      return "below-threshold";
    case Disposition::unfixed:
      return "unfixed";
    case Disposition::existing:
      return "existing";
    case Disposition::suppressed:
      return "suppressed";
  }
  return "blocks";
}

}  // namespace gate
