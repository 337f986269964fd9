// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gate/core/evidence.hpp"
#include "gate/core/finding.hpp"
#include "gate/core/report.hpp"
#include "gate/core/rule.hpp"
#include "gate/policy/judge.hpp"

namespace gate::policy::test {

inline constexpr RuleInfo runs_as_root{.id = "IMG010",
                                       .name = "runs-as-root",
                                       .severity = Severity::medium,
                                       .title = "The image runs as root",
                                       .aliases = {"DL3002", "DS-0002"}};
inline constexpr RuleInfo privileged{.id = "RUN101",
                                     .name = "privileged",
                                     .severity = Severity::critical,
                                     .title = "Privileged",
                                     .aliases = {"KSV-0017"}};
inline constexpr RuleInfo host_network{.id = "NET002",
                                       .name = "host-network",
                                       .severity = Severity::high,
                                       .title = "The host's network",
                                       .aliases = {"KSV-0009"}};
inline constexpr RuleInfo no_healthcheck{.id = "IMG030",
                                         .name = "no-healthcheck",
                                         .severity = Severity::info,
                                         .title = "No health check",
                                         .group = "hardening"};
inline constexpr RuleInfo untrusted{.id = "IMG004",
                                    .name = "image-untrusted-source",
                                    .severity = Severity::high,
                                    .title = "Not an allowed image",
                                    .listed_only = true};
inline constexpr RuleInfo only_strict{.id = "RUN150",
                                      .name = "only-strict",
                                      .severity = Severity::high,
                                      .title = "Strict",
                                      .strict = true};
inline constexpr RuleInfo later{.id = "RUN160",
                                .name = "of-ruleset-two",
                                .severity = Severity::high,
                                .title = "Later",
                                .ruleset = 2};

inline std::vector<const RuleInfo*> catalogue() {
  return {&runs_as_root, &privileged,  &host_network, &no_healthcheck,
          &untrusted,    &only_strict, &later};
}

// A finding of one of our rules, at its severity.
inline Finding own(const RuleInfo& rule, std::string path = "Dockerfile", std::uint32_t line = 3) {
  Finding finding;
  finding.id = rule.id;
  finding.name = rule.name;
  finding.group = rule.group;
  finding.kind = Kind::dockerfile;
  finding.severity = rule.severity;
  finding.message = rule.title;
  finding.path = std::move(path);
  finding.line = finding.end_line = line;
  for (const std::string_view alias : rule.aliases)
    finding.aliases.emplace_back(alias);
  return finding;
}

struct Row {
  std::string tool = "trivy";
  std::vector<std::string> ids = {"CVE-2026-1"};
  std::string purl = "pkg:npm/minimist@1.2.0";
  std::string installed = "1.2.0";
  Rating severity = Severity::high;
  std::string word = "HIGH";
  std::string fixed = "1.2.6";
  std::string target = {};
};

inline Finding vulnerability(const Row& row) {
  Finding finding;
  finding.id = row.ids.front();
  finding.name = "a hole";
  finding.kind = Kind::vulnerability;
  finding.severity = row.severity;
  finding.message = "a hole";
  finding.ids = row.ids;
  finding.package = Package{row.purl, "minimist", row.installed, row.fixed};
  finding.seen_by = {{row.tool, row.ids.front(), row.word}};
  finding.evidence = row.tool + ".json";
  finding.path = finding.evidence;
  finding.target = row.target;
  return finding;
}

inline ImportedReport report_of(std::string tool, std::vector<Finding> findings,
                                std::vector<std::string> subjects = {}) {
  ImportedReport report;
  report.input.kind = tool;
  report.input.path = tool + ".json";
  report.input.outcome = ReportOutcome::findings;
  report.input.findings = findings.size();
  report.input.subjects = std::move(subjects);
  report.findings = std::move(findings);
  return report;
}

inline Judgement judgement() {
  Judgement input;
  input.catalogue = catalogue();
  input.today = *date("2026-06-01");
  return input;
}

inline std::vector<Finding> findings_of(const Report& report) {
  std::vector<Finding> all;
  report.for_each([&](const Finding& finding) { all.push_back(finding); });
  return all;
}

// The finding with this id, or nothing.
inline std::optional<Finding> with_id(const Report& report, std::string_view id) {
  std::optional<Finding> found;
  report.for_each([&](const Finding& finding) {
    if (finding.id == id) found = finding;
  });
  return found;
}

}  // namespace gate::policy::test
