// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gate/core/finding.hpp"
#include "gate/report/paint.hpp"

namespace gate::report {

// A table of findings about packages, one row each, headed by their path and target: severity, id,
// package installed -> fixed, and which tool saw it in which words.
std::string package_table(const std::vector<Finding>& findings, const Paint& paint);

// The advisory ids of a finding other than its own, "CVE-1, GHSA-2"; empty if there are none.
std::string other_ids(const Finding& finding);
// The page about an advisory id; empty for ids of no known kind.
std::string advisory_address(std::string_view id);

}  // namespace gate::report
