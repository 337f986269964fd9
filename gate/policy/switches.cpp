// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/switches.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "gate/policy/package.hpp"
#include "gate/policy/places.hpp"

namespace gate::policy {
namespace {

// The reference with the registry that a short name stands for.
std::string in_full(std::string_view image) {
  const auto slash = image.find('/');
  const std::string_view first = image.substr(0, slash);
  const bool registry =
      slash != std::string_view::npos &&
      (first.find_first_of(".:") != std::string_view::npos || first == "localhost");
  if (registry) return std::string{image};
  return (slash == std::string_view::npos ? "docker.io/library/" : "docker.io/") +
         std::string{image};
}

bool is_allowed_image(const Finding& finding, const Policy& policy) {
  return finding.id == "IMG004" && is_allowed(finding.subject, policy.allowed_images);
}

// The finding that takes the place of one whose rule is off: its first covered id that is on.
std::optional<Finding> uncovered(Finding finding, const Policy& policy,
                                 const Catalogue& catalogue) {
  std::vector<std::string> covers = std::move(finding.covers);
  for (std::size_t i = 0; i < covers.size(); ++i) {
    const RuleInfo* rule = catalogue.with_id(covers[i]);
    if (rule == nullptr || !is_on(*rule, policy)) continue;
    finding.id = rule->id;
    finding.name = rule->name;
    finding.group = rule->group;
    finding.severity = rule->severity;
    finding.message = rule->title;
    finding.fix = rule->fix;
    finding.edits.clear();
    finding.fingerprint.clear();
    finding.aliases.assign(rule->aliases.begin(), rule->aliases.end());
    finding.covers.assign(covers.begin() + static_cast<std::ptrdiff_t>(i) + 1, covers.end());
    return finding;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Finding> switched(std::vector<Finding> findings, const Policy& policy,
                              const Catalogue& catalogue) {
  std::vector<Finding> kept;
  kept.reserve(findings.size());
  for (Finding& finding : findings) {
    const RuleInfo* rule = catalogue.with_id(finding.id);
    if (rule != nullptr && is_allowed_image(finding, policy)) continue;
    if (rule == nullptr || is_on(*rule, policy)) {
      kept.push_back(std::move(finding));
    } else if (auto other = uncovered(std::move(finding), policy, catalogue)) {
      kept.push_back(std::move(*other));
    }
  }
  return kept;
}

bool is_switched_off(const Finding& finding, const Policy& policy, const Catalogue& catalogue) {
  if (catalogue.with_id(finding.id) != nullptr) return false;
  const Override* decided = override_of(finding, policy, catalogue);
  if (decided != nullptr && !decided->severity) return true;
  return !policy.only.empty() &&
         std::none_of(policy.only.begin(), policy.only.end(),
                      [&](const std::string& name) { return names(name, finding, catalogue); });
}

bool is_allowed(std::string_view image, const std::vector<std::string>& allowed_images) {
  const std::string full = in_full(image);
  const std::string untagged = lasting_target(full);
  return std::any_of(allowed_images.begin(), allowed_images.end(), [&](const std::string& one) {
    const std::string pattern = in_full(one);
    return matches_text(pattern, full) || matches_text(pattern, untagged);
  });
}

}  // namespace gate::policy
