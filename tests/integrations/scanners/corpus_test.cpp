// SPDX-License-Identifier: Apache-2.0
// Every result file of the shared corpus against its expected.json, which was counted by another
// program from the same rules.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "integrations/scanners/import.hpp"
#include "tests/catch.hpp"

using gate::ReportOutcome;
using gate::Severity;
using gate::scanners::import_report;
using Json = nlohmann::json;

namespace {

const std::filesystem::path corpus = std::filesystem::path{GATE_SHARED_DIR} / "corpus/results";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

// Layouts that are read; all others must be refused.
const std::set<std::string> ours{
    "trivy", "trivy-k8s",  "trivy-legacy", "snyk",         "snyk-iac", "snyk-error", "sarif",
    "null",  "empty-file", "empty-array",  "empty-object", "unknown",  "spdx"};

// Where we mean something else than the corpus, and why.
const std::map<std::string, std::string> differing{
    {"sarif/codeql-tool-names.sarif",
     "error: none of its runs has results, and absent results are a fault (DESIGN 4), not a zero"},
    {"sarif/sarifsdk-Corrupted_Native_x86_VS2013_Default.exe.sarif",
     "error: SARIF 2.0.0, a draft with another layout; only 2.1.0 is read (results.md b)"},
};

std::string summary(const gate::InputReport& input) {
  const auto count = [&](Severity severity) {
    return input.severities.at(static_cast<std::size_t>(severity));
  };
  return fmt::format("{} {}: {}/{}/{}/{}/{}/{} suppressed {}", word(input.outcome), input.findings,
                     count(Severity::critical), count(Severity::high), count(Severity::medium),
                     count(Severity::low), count(Severity::info), input.unknown, input.suppressed);
}

std::string summary(const std::string& outcome, const Json& row) {
  return fmt::format("{} {}: {}/{}/{}/{}/{}/{} suppressed {}", outcome, row.value("total", 0),
                     row.value("critical", 0), row.value("high", 0), row.value("medium", 0),
                     row.value("low", 0), row.value("negligible", 0), row.value("unknown", 0),
                     row.value("suppressed", 0));
}

bool is_refusal(const gate::InputReport& input) {
  return input.outcome == ReportOutcome::error || input.outcome == ReportOutcome::not_a_report;
}

void check_row(const std::string& name, const Json& row) {
  const std::string bytes = bytes_of(corpus / name);
  const auto report = import_report({name, bytes, ""});
  const gate::InputReport& input = report.value.input;
  const std::string outcome = row.at("outcome");
  INFO(name << ": " << (report.faults.empty() ? "" : report.faults.front().what));
  for (const gate::Fault& fault : report.faults)
    CHECK(fault.what.substr(0, name.size() + 2) == name + ": ");
  CHECK(report.value.findings.size() == input.findings);
  for (const gate::Finding& finding : report.value.findings) {
    CHECK_FALSE(finding.path.empty());
    CHECK_FALSE(finding.id.empty());
    CHECK_FALSE(finding.message.empty());
    CHECK(finding.message.find('\n') == std::string::npos);
  }
  if (is_refusal(input)) {
    CHECK(report.faults.size() >= 1);
    CHECK(input.findings == 0);
  }
  if (ours.count(row.at("format")) == 0) {
    CHECK(input.outcome == ReportOutcome::not_a_report);
  } else if (differing.count(name) != 0) {
    CHECK(input.outcome == ReportOutcome::error);
  } else if (outcome == "error" || outcome == "not-a-report") {
    CHECK(word(input.outcome) == outcome);
  } else if (outcome != "error-or-findings") {
    CHECK(summary(input) == summary(outcome, row));
    CHECK(report.faults.empty() == (outcome == "findings"));
  } else if (!is_refusal(input)) {
    CHECK(summary(input) == summary("findings", row));
  }
}

}  // namespace

TEST_CASE("every file of the corpus gives what is expected of it") {
  if (!std::filesystem::exists(corpus)) {
    std::cout << "no corpus at " << corpus << ": corpus test skipped\n";
    return;
  }
  const Json expected = Json::parse(bytes_of(corpus / "expected.json"));
  std::size_t files = 0;
  for (const auto& [name, row] : expected.at("files").items()) {
    check_row(name, row);
    ++files;
  }
  CHECK(files == 314);
  std::cout << files << " corpus files read\n";
}
