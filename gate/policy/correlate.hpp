// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "gate/core/evidence.hpp"
#include "gate/core/finding.hpp"

namespace gate::policy {

// The findings of all reports, one for each vulnerability of a package of an artefact: rows with
// the same package, version and place whose advisory ids meet become one that keeps every id, every
// sighting, every fix and every report's path. Ids that some other row of the run names together
// count as the same, but rows are joined only inside one package. `severity_from`: see
// merged_severity. The input reports' own counts stay as they are.
std::vector<Finding> correlate(std::vector<ImportedReport>& reports,
                               std::string_view severity_from);

// Adds a scanner's misconfiguration to our own finding about the same file and risk (its rule is an
// alias of ours, the lines meet), and takes it from `imported`. The severity is chosen like that of
// several scanners.
void join_own(std::vector<Finding>& own, std::vector<Finding>& imported,
              std::string_view severity_from);

}  // namespace gate::policy
