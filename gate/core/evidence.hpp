// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/finding.hpp"
#include "gate/core/outcome.hpp"

namespace gate {

// What a scanner's result file turned out to be.
enum class ReportOutcome : std::uint8_t {
  findings,      // a report; counts are exact, also when they are 0
  partial,       // a report, but a part of the scan failed
  error,         // not to be read as "no findings"
  not_a_report,  // another tool's file
  vex            // statements about vulnerabilities
};

// "findings", "partial", "error", "not-a-report", "vex".
std::string_view word(ReportOutcome outcome);

// One result file, counted as it stands, before merging and policy.
struct InputReport {
  std::string kind = {};  // "trivy", "snyk", "scout", "sarif"; empty where unknown
  std::string path = {};
  std::string sha256 = {};  // of the file's bytes
  ReportOutcome outcome = ReportOutcome::error;
  std::uint64_t findings = 0;                    // live ones
  std::uint64_t suppressed = 0;                  // by the tool itself
  std::uint64_t unknown = 0;                     // live ones of unknown severity
  std::array<std::uint64_t, 5> severities = {};  // live ones by Severity
  std::string created = {};                // the report's own time, RFC 3339; empty: not stated
  std::vector<std::string> subjects = {};  // image names, digests, ids, targets it says it is about
  bool recognised_nothing = false;  // the scanner found no OS, no package, no target to look at
};

// A result file with its findings. Live findings only; what the tool suppressed is counted.
struct ImportedReport {
  InputReport input = {};
  std::vector<Finding> findings = {};
};

}  // namespace gate
