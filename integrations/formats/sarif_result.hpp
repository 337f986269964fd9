// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/report/json_writer.hpp"
#include "integrations/formats/sarif_plan.hpp"

namespace gate::formats {

// A result (SARIF §3.27). `compared` says whether there was a base to compare with. Never a snippet
// of the source: it could hold a secret.
void write_sarif_result(report::JsonWriter& out, const SarifPlan& plan, const Finding& finding,
                        bool compared);
// An artifactLocation (§3.4) under `key`.
void write_sarif_file(report::JsonWriter& out, std::string_view key, std::string_view path);

}  // namespace gate::formats
