// SPDX-License-Identifier: Apache-2.0
#include "gate/core/report.hpp"

#include <algorithm>
#include <tuple>

namespace gate {
namespace {

// An unknown severity counts as high (DESIGN §4), here for the order only.
auto rank(const Finding& finding) {
  const auto severity = static_cast<int>(finding.severity.value_or(Severity::high));
  return std::tuple{static_cast<int>(finding.disposition),
                    -severity,
                    std::string_view{finding.path},
                    finding.line,
                    finding.column,
                    std::string_view{finding.id}};
}

}  // namespace

std::string_view word(ReportOutcome outcome) {
  switch (outcome) {
    case ReportOutcome::findings:
      return "findings";
    case ReportOutcome::partial:
      return "partial";
    case ReportOutcome::error:
      return "error";
    case ReportOutcome::not_a_report:
      return "not-a-report";
    case ReportOutcome::vex:
      return "vex";
  }
  return "error";
}

std::string_view word(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "pass";
    case Verdict::blocked:
      return "blocked";
    case Verdict::incomplete:
      return "incomplete";
  }
  return "incomplete";
}

std::string_view word(Scope scope) {
  return scope == Scope::change ? "change" : "all";
}

void Report::sort() {
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const Finding& a, const Finding& b) { return rank(a) < rank(b); });
}

std::uint64_t Report::count(Disposition disposition) const {
  const auto same = [&](const Finding& finding) { return finding.disposition == disposition; };
  return static_cast<std::uint64_t>(std::count_if(findings_.begin(), findings_.end(), same));
}

Verdict Report::verdict() const {
  if (!faults.empty()) return Verdict::incomplete;
  return count(Disposition::blocks) > 0 ? Verdict::blocked : Verdict::pass;
}

int exit_code(Verdict verdict, bool exit_zero) {
  switch (verdict) {
    case Verdict::pass:
      return 0;
    case Verdict::blocked:
      return exit_zero ? 0 : 1;
    case Verdict::incomplete:
      return 3;
  }
  return 3;
}

std::string_view version() {
  return GATE_VERSION;
}

}  // namespace gate
