// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/ledger.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::scanners {
namespace {

constexpr std::size_t most_findings = 500'000;
constexpr std::size_t most_subjects = 1000;
constexpr std::size_t most_faults = 20;

Fault fault(std::string_view path, Cause cause, std::string_view what) {
  return {cause, fmt::format("{}: {}", printable(path), what), std::string{path}, 0};
}

}  // namespace

std::size_t Ledger::add(Finding finding, Rating counted) {
  if (findings_.size() >= most_findings) {
    if (!std::exchange(full_, true))
      faults_.insert(faults_.begin(),
                     fault(path_, Cause::limit,
                           fmt::format("the report holds more than {} findings, which is the most "
                                       "that are read; split the scan",
                                       most_findings)));
    return 0;
  }
  ++input_.findings;
  if (counted.is_unknown())
    ++input_.unknown;
  else
    ++input_.severities.at(static_cast<std::size_t>(counted.value_or(Severity::info)));
  finding.evidence = path_;
  findings_.push_back(std::move(finding));
  return findings_.size() - 1;
}

void Ledger::add_subject(std::string_view subject) {
  std::vector<std::string>& subjects = input_.subjects;
  if (subject.empty() || subjects.size() >= most_subjects ||
      std::find(subjects.begin(), subjects.end(), subject) != subjects.end())
    return;
  subjects.emplace_back(subject);
}

void Ledger::set_created(std::string_view time) {
  if (input_.created.empty()) input_.created = time;
}

void Ledger::fail(Cause cause, std::string_view what) {
  if (faults_.size() < most_faults) faults_.push_back(fault(path_, cause, what));
}

Outcome<ImportedReport> Ledger::report(bool whole_scan_failed) {
  Outcome<ImportedReport> outcome;
  const bool failed = whole_scan_failed || full_;
  input_.path = path_;
  input_.outcome = failed            ? ReportOutcome::error
                   : faults_.empty() ? ReportOutcome::findings
                                     : ReportOutcome::partial;
  outcome.value.input = std::move(input_);
  outcome.value.findings = std::move(findings_);
  outcome.faults = std::move(faults_);
  return outcome;
}

void rate(Finding& finding, std::string_view word) {
  const Rated meaning = rated(word);
  finding.severity = meaning.rating;
  if (!meaning.known_word)
    finding.reason = fmt::format("the severity word \"{}\" is not known, so it counts as unknown",
                                 printable(one_line(word, 40)));
}

Outcome<ImportedReport> refused(std::string_view path, ReportOutcome outcome, Cause cause,
                                std::string_view what) {
  Outcome<ImportedReport> result;
  result.value.input.path = path;
  result.value.input.outcome = outcome;
  result.faults.push_back(fault(path, cause, what));
  return result;
}

}  // namespace gate::scanners
