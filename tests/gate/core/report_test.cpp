// SPDX-License-Identifier: Apache-2.0
#include "gate/core/report.hpp"

#include "tests/catch.hpp"

using gate::Disposition;
using gate::Finding;
using gate::Report;
using gate::Severity;
using gate::Verdict;

namespace {

Finding finding(Disposition disposition, gate::Rating severity, std::string path) {
  Finding made;
  made.disposition = disposition;
  made.severity = severity;
  made.path = std::move(path);
  return made;
}

}  // namespace

TEST_CASE("incomplete outranks blocked, blocked outranks pass") {
  Report report;
  report.add(finding(Disposition::suppressed, Severity::critical, "a"));
  report.add(finding(Disposition::below_threshold, Severity::low, "a"));
  CHECK(report.verdict() == Verdict::pass);
  report.add(finding(Disposition::blocks, Severity::high, "a"));
  CHECK(report.verdict() == Verdict::blocked);
  report.faults.push_back({gate::Cause::stale, "too old", {}, 0});
  CHECK(report.verdict() == Verdict::incomplete);
}

TEST_CASE("exit codes: --exit-zero turns 1 into 0 and nothing else") {
  CHECK(gate::exit_code(Verdict::pass, false) == 0);
  CHECK(gate::exit_code(Verdict::blocked, false) == 1);
  CHECK(gate::exit_code(Verdict::incomplete, false) == 3);
  CHECK(gate::exit_code(Verdict::blocked, true) == 0);
  CHECK(gate::exit_code(Verdict::incomplete, true) == 3);
}

TEST_CASE("the most important finding comes first; an unknown severity counts as high") {
  Report report;
  report.add(finding(Disposition::existing, Severity::critical, "1"));
  report.add(finding(Disposition::blocks, Severity::medium, "2"));
  report.add(finding(Disposition::blocks, gate::Rating{}, "3"));
  report.add(finding(Disposition::blocks, Severity::critical, "4"));
  report.sort();
  std::string order;
  report.for_each([&](const Finding& one) { order += one.path; });
  CHECK(order == "4321");
}
