// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "integrations/scanners/sarif_model.hpp"

namespace gate::scanners::sarif {

// Tools whose messages say more than the SARIF fields around them.
enum class Tool : std::uint8_t { other, scout, trivy, snyk, grype };

// The tool that a driver's name stands for.
Tool tool_named(std::string_view driver);
// "scout", "trivy", "snyk", "grype"; empty for another one.
std::string_view word(Tool tool);

// A finding and the rating that its row counts as.
struct Read {
  Finding finding = {};
  Rating counted = {};
};

// The finding of one row of a finished run.
Read finding_of(const Run& run, const Row& row);

}  // namespace gate::scanners::sarif
