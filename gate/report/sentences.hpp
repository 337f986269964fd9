// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gate/report/emitter.hpp"

// What every format for people says in the same words. All of it is printable text on one line.
namespace gate::report {

// "1 commit", "3 commits".
std::string counted(std::uint64_t number, std::string_view noun);
// What was judged, by which policy.
std::string subject_line(const Report& report);
// The states a newcomer meets (no configuration is in subject_line): nothing to lint, no history,
// old findings, how to write a baseline; then the advice of the run.
std::vector<std::string> state_lines(const Report& report);
// "1 block, 2 below threshold, 0 existing, 1 suppressed, 0 unfixed".
std::string count_line(const Report& report);
// What was looked at and what was not.
std::string receipt_line(const Report& report, const Options& options);
// "gate: blocked: …; exit 1".
std::string verdict_line(const Report& report, const Options& options);
// "trivy high, snyk critical": who says so and in which words.
std::string seen_by_line(const Finding& finding);
// "openssl 3.0.1 -> 3.0.2" or "openssl 3.0.1, no fix known".
std::string package_line(const Package& package);
// "path:line:column" with what is known of it.
std::string place(const Finding& finding);

}  // namespace gate::report
