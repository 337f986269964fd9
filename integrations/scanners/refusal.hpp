// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "gate/core/evidence.hpp"
#include "gate/core/outcome.hpp"
#include "gate/syntax/json/json.hpp"

namespace gate::scanners {

// Why a file gives no findings. `what` lacks the path and is the rest of one sentence.
struct Refusal {
  ReportOutcome outcome = ReportOutcome::error;
  Cause cause = Cause::foreign;
  std::string what = {};
};

// "a Trivy, Snyk, Docker Scout or SARIF report was expected".
extern const std::string_view expected_reports;

// What a defect of the text means for the person who made the report. `text` is the whole document.
Refusal refusal_of(const syntax::json::Defect& defect, std::string_view text);

}  // namespace gate::scanners
