// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/severity.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::policy {
namespace {

// -1 for unknown, which every known word outranks.
int rank(Rating rating) {
  return rating.is_unknown() ? -1 : static_cast<int>(rating.value_or(Severity::info));
}

const Opinion& chosen(const std::vector<Opinion>& opinions, std::string_view from) {
  if (from == "first") return opinions.front();
  const auto same = [&](const Opinion& one) { return equals_ignoring_case(one.tool, from); };
  const auto found = std::find_if(opinions.begin(), opinions.end(), same);
  if (found != opinions.end()) return *found;
  return *std::max_element(opinions.begin(), opinions.end(), [](const auto& a, const auto& b) {
    return rank(a.severity) < rank(b.severity);
  });
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

// `floor` if the finding is below it.
Rated raised(const Finding& finding, Severity floor, std::string_view why) {
  if (rank(finding.severity) >= static_cast<int>(floor)) return {finding.severity, finding.reason};
  return {floor,
          fmt::format("{}: at least {}, rated {}{}{}", why, word(floor), word(finding.severity),
                      finding.reason.empty() ? "" : "; ", finding.reason)};
}

}  // namespace

Rated merged_severity(const std::vector<Opinion>& opinions, std::string_view from) {
  if (opinions.empty()) return {};
  const Opinion& choice = chosen(opinions, from);
  std::vector<std::string> agreeing;
  std::string others;
  std::vector<std::string> seen;
  for (const Opinion& one : opinions) {
    const std::string key = fmt::format("{}\n{}", one.tool, word(one.severity));
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) continue;
    seen.push_back(key);
    if (one.severity == choice.severity) {
      agreeing.push_back(one.tool);
    } else {
      others += fmt::format("; {} says {}", one.tool, word(one.severity));
    }
  }
  if (others.empty()) return {choice.severity, {}};
  return {choice.severity,
          fmt::format("{} by {}{}", word(choice.severity), listed(agreeing), others)};
}

Rated severity_of(const Finding& finding, const Policy& policy, const Catalogue& catalogue) {
  const Override* decided = override_of(finding, policy, catalogue);
  if (decided != nullptr && decided->severity) {
    if (finding.severity == Rating{*decided->severity}) return {finding.severity, finding.reason};
    return {*decided->severity,
            fmt::format("{} by the configuration ({}); was {}", word(*decided->severity),
                        printable(decided->rule), word(finding.severity))};
  }
  if (finding.kind == Kind::malware) return raised(finding, Severity::critical, "malware");
  if (finding.known_exploited) return raised(finding, Severity::high, "known to be exploited");
  if (policy.profile == Profile::strict && finding.absent && finding.group == "hardening")
    return raised(finding, Severity::medium, "profile strict");
  return {finding.severity, finding.reason};
}

bool counts(const Finding& finding, const Policy& policy) {
  return finding.severity.value_or(policy.unknown_severity) >= policy.fail_on.of(finding.kind);
}

}  // namespace gate::policy
