// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "gate/report/json_writer.hpp"
#include "integrations/formats/sarif_plan.hpp"

namespace gate::formats {

// A reportingDescriptor (SARIF §3.49) with what GitHub requires of one.
void write_sarif_rule(report::JsonWriter& out, const SarifRule& rule);

// "error", "warning" or "note"; an unknown severity counts as high.
std::string_view sarif_level(Rating severity);
// Text of others as a SARIF message: one line in which nothing is an embedded link (§3.11.6).
std::string sarif_message(std::string_view text);

}  // namespace gate::formats
