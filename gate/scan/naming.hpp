// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/core/finding.hpp"
#include "gate/scan/file.hpp"

namespace gate::scan {

// Gives every finding its fingerprint. A secret's is made from its keyed hash where the key
// outlives this run, else from its place and occurrence: the hash of a random key names nothing.
void name_findings(std::vector<Finding>& findings, const Settings& settings);

}  // namespace gate::scan
