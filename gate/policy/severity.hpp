// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gate/core/finding.hpp"
#include "gate/policy/catalogue.hpp"
#include "gate/policy/policy.hpp"

namespace gate::policy {

// A severity and why it was chosen; without a reason it is simply what the tool or the rule says.
struct Rated {
  Rating severity = {};
  std::string reason = {};
};

// One tool's word about one finding.
struct Opinion {
  std::string tool = {};
  Rating severity = {};
};

// The severity of a finding that several tools saw: the worst word, the first, or that of the tool
// named by `from`; "critical by trivy; snyk says high".
Rated merged_severity(const std::vector<Opinion>& opinions, std::string_view from);

// The severity that policy gives a finding: the override; else the floor of malware (critical) or
// known exploitation (high); else, in profile strict, at least medium for what is absent; else its
// own.
Rated severity_of(const Finding& finding, const Policy& policy, const Catalogue& catalogue);

// Whether a finding of this severity blocks; an unknown one counts as the policy says.
bool counts(const Finding& finding, const Policy& policy);

}  // namespace gate::policy
