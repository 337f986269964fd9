// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gate/core/coverage.hpp"
#include "gate/core/evidence.hpp"
#include "gate/core/finding.hpp"
#include "gate/core/outcome.hpp"
#include "gate/core/report.hpp"
#include "gate/core/rule.hpp"
#include "gate/core/tree.hpp"
#include "gate/policy/baseline.hpp"
#include "gate/policy/dates.hpp"
#include "gate/policy/policy.hpp"
#include "gate/policy/suppressions.hpp"

namespace gate::policy {

// Everything a verdict is made of.
struct Judgement {
  Policy policy = {};
  Subject subject = {};                      // `fail_on` is filled in if empty
  std::vector<Finding> findings = {};        // our own; `introduced` is set
  std::vector<ImportedReport> reports = {};  // `introduced` is set (mark_introduced)
  std::vector<Suppression> suppressions =
      {};                  // inline and of other tools; policy.suppress is added
  Baseline baseline = {};  // empty: none
  std::vector<Fault> faults = {};
  Coverage coverage = {};
  std::vector<const RuleInfo*> catalogue = {};  // rules() of this folder is added
  std::vector<Changed> changed = {};            // for renames
  Date today = {};
  // Everything that suppressions and baseline speak about was looked at, so that what matched
  // nothing is worth a note. Otherwise only suppressions that the change adds are noted.
  bool looked_at_all = false;
  // Masks secrets in a text. Applied last, to the finished report: names and matches are made of
  // the raw texts. Empty: nothing is masked.
  std::function<std::string(std::string)> hide = {};
};

// Applies the policy: switches rules, merges the scanners' findings, rates and marks every finding
// (first of suppressed, existing, unfixed, below-threshold, blocks), and adds findings about the
// suppressions themselves. Pure: the same input gives the same report.
Report judge(Judgement input);

}  // namespace gate::policy
