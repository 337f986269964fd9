// SPDX-License-Identifier: Apache-2.0
// Reports for the tests of every format: one with a finding of every sort, one full of hostile
// text, one with more than a terminal shows.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "gate/core/report.hpp"
#include "tests/gate/report/samples.hpp"

namespace gate::test {

inline void add_own_findings(Report& report) {
  Finding root = finding("IMG010", "runs-as-root", Kind::dockerfile, Severity::high, "Dockerfile",
                         3, "the last USER of the final stage is root");
  root.column = 1;
  root.end_column = 10;
  root.aliases = {"DL3002"};
  root.owner = "stage/debian";
  root.fix = "switch to a user of its own, such as USER app";
  add(report, root);
  Finding piped = finding("BLD046", "curl-pipe-shell", Kind::dockerfile, Severity::medium,
                          "Dockerfile", 2, "a download goes straight into a shell");
  piped.column = 5;
  piped.end_column = 34;
  add(report, marked(piped, Disposition::below_threshold, ""));
  Finding privileged = finding("RUN101", "privileged", Kind::container, Severity::critical,
                               "compose.yaml", 4, "service web is privileged");
  privileged.column = 2;
  privileged.end_column = 18;
  privileged.covers = {"RUN110"};
  privileged.owner = "service/web";
  add(report, privileged);
  for (const auto& absence :
       {std::pair{"RUN110", "capabilities-kept"}, std::pair{"RUN111", "no-new-privileges-off"}}) {
    Finding made = finding(absence.first, absence.second, Kind::container, Severity::low,
                           "compose.yaml", 2, "is not set");
    made.group = "hardening";
    made.owner = "service/web";
    made.absent = true;
    add(report, marked(made, Disposition::below_threshold, ""));
  }
  Finding token = finding("TOK001", "github-token", Kind::secret, Severity::critical, ".env.ci", 7,
                          "a GitHub token (ghp_…, 40 characters)");
  token.commit = "4f2c1b0a9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a";
  token.fix = "revoke it, then rewrite the commit";
  add(report, token);
  add(report, marked(finding("IMG002", "latest-tag", Kind::dockerfile, Severity::medium,
                             "old/Dockerfile", 1, "debian has no tag"),
                     Disposition::existing, "on the base too"));
  add(report, marked(finding("IMG010", "runs-as-root", Kind::dockerfile, Severity::medium,
                             "tools/Dockerfile", 1, "no USER is written"),
                     Disposition::suppressed, "by tools/Dockerfile:1 until 2027-01-31: CI only"));
  add(report, finding("POL001", "new-suppression", Kind::policy, Severity::high, "tools/Dockerfile",
                      1, "the change adds an ignore"));
}

inline void add_foreign_findings(Report& report) {
  Finding merged =
      vulnerability("CVE-2026-1234", Severity::critical, "openssl", "3.0.11-1", "3.0.14-1");
  merged.ids = {"CVE-2026-1234", "GHSA-aaaa-bbbb-cccc"};
  merged.seen_by = {{"trivy", "CVE-2026-1234", "HIGH"},
                    {"snyk", "SNYK-DEBIAN12-OPENSSL-1", "critical"}};
  merged.reason = "critical because snyk says so; trivy says high";
  merged.known_exploited = true;
  add(report, merged);
  add(report, vulnerability("CVE-2026-5", {}, "zlib1g", "1:1.2.13", ""));
  add(report, marked(vulnerability("CVE-2026-6", Severity::high, "perl-base", "5.36", ""),
                     Disposition::unfixed, "no fix is known"));
  add(report, marked(vulnerability("CVE-2026-7", Severity::high, "bash", "5.2", "5.2.1"),
                     Disposition::suppressed, "by .gate.yaml:9 until 2027-01-31: not reachable"));
  Finding code = finding("go.sqli", "SQL built from input", Kind::code, Severity::info, "db/q.go",
                         12, "see [the page](https://x.test/) for more");
  code.end_line = 14;
  code.evidence = "reports/semgrep.sarif";
  code.seen_by = {{"semgrep", "go.sqli", "note"}};
  add(report, marked(code, Disposition::below_threshold, ""));
}

inline void add_inputs(Report& report) {
  InputReport trivy;
  trivy.kind = "trivy";
  trivy.path = "reports/trivy.json";
  trivy.sha256 = sha256("trivy");
  trivy.outcome = ReportOutcome::findings;
  trivy.findings = 4;
  trivy.unknown = 1;
  trivy.severities = {0, 0, 0, 3, 0};
  trivy.created = "2026-11-20T09:00:00Z";
  trivy.subjects = {"registry.test/app:ci", "sha256:abc"};
  report.inputs.push_back(trivy);
  InputReport semgrep;
  semgrep.kind = "sarif";
  semgrep.path = "reports/semgrep.sarif";
  semgrep.sha256 = sha256("semgrep");
  semgrep.outcome = ReportOutcome::partial;
  semgrep.findings = 1;
  semgrep.suppressed = 2;
  semgrep.severities = {1, 0, 0, 0, 0};
  report.inputs.push_back(semgrep);
}

// A change with a finding of every sort. It is incomplete: two things were not checked.
inline Report rich_report() {
  Report report;
  report.subject.command = "run";
  report.subject.scope = Scope::change;
  report.subject.base = "1a2b3c4d5e6f1a2b3c4d5e6f1a2b3c4d5e6f1a2b";
  report.subject.head = "work tree";
  report.subject.root = "/src/app";
  report.subject.config = ".gate.yaml of the base";
  report.subject.fail_on = "high (secret: low)";
  report.subject.evidence_configured = true;
  report.subject.advice = {
      "baseline: is not set for trivy, so every package finding counts as new"};
  report.faults = {
      {Cause::failed_scan, "semgrep says that a part of its scan failed", "reports/semgrep.sarif"},
      {Cause::base, "the base cannot be resolved: fetch with fetch-depth: 0"}};
  report.coverage.commits = 3;
  report.coverage.files_changed = 12;
  report.coverage.files_read = 11;
  report.coverage.container_files = 3;
  report.coverage.history_searched = true;
  report.coverage.skipped = {{"a.bin", 90112, "binary"}, {"dump.sql", 104857600, "too large"}};
  report.coverage.notes = {{"a submodule is not read", "third_party/x"}};
  report.coverage.new_suppressions = {"tools/Dockerfile:1: gate:ignore IMG010 reason: CI only"};
  report.coverage.checks_off = {"IMG030"};
  add_own_findings(report);
  add_foreign_findings(report);
  add_inputs(report);
  report.sort();
  return report;
}

// Everything of rich_report() that could be checked: two faults fewer.
inline Report blocked_report() {
  Report report = rich_report();
  report.faults.clear();
  return report;
}

inline Report clean_report() {
  Report report;
  report.subject.command = "run";
  report.subject.scope = Scope::change;
  report.subject.base = "1a2b3c4d5e6f1a2b3c4d5e6f1a2b3c4d5e6f1a2b";
  report.subject.head = "work tree";
  report.subject.config = ".gate.yaml";
  report.subject.fail_on = "high";
  report.subject.evidence_configured = true;
  report.coverage.commits = 1;
  report.coverage.files_changed = 2;
  report.coverage.files_read = 2;
  report.coverage.container_files = 1;
  report.coverage.history_searched = true;
  return report;
}

// 70 findings of a whole repository: more than a terminal shows in full.
inline Report many_report() {
  Report report;
  report.subject.command = "run";
  report.subject.root = "/src/app";
  report.subject.config = "defaults";
  report.subject.fail_on = "high";
  report.coverage.files_read = 70;
  report.coverage.container_files = 70;
  for (std::uint32_t i = 0; i < 70; ++i) {
    const bool root = i % 3 == 0;
    add(report,
        finding(root ? "IMG010" : "IMG002", root ? "runs-as-root" : "latest-tag", Kind::dockerfile,
                Severity::high, "d" + std::to_string(i) + "/Dockerfile", i + 1, "as found"));
  }
  report.sort();
  return report;
}

// Text that means something to every sink, in every member that holds text.
inline std::string hostile() {
  std::string text = "x\n::error file=a::owned\r\n  ##[set-env name=A]b\x1b[2J\xff";
  text += "\xe2\x80\xae%0A::set-output name=v::1 | `id` <img src=x onerror=a> </details>\n";
  text +=
      "[c](javascript:alert(1)) ![p](http://t.test/p.png) @octocat #12 www.t.test \"q\" \\ {0}\n";
  return text + "::" + std::string(32, 'a') + "::\nEOF\nghadelimiter_x\nverdict=pass\n";
}

inline Report hostile_report() {
  const std::string bad = hostile();
  Report report;
  report.subject = {bad, Scope::change, bad, bad, bad, bad, bad, true, true, {bad}};
  report.faults = {{Cause::unparsable, bad, bad}};
  report.coverage.history_searched = true;
  report.coverage.skipped = {{bad, 1, bad}};
  report.coverage.notes = {{bad, bad}};
  report.coverage.new_suppressions = {bad, "a:1: " + bad};
  report.coverage.checks_off = {bad};
  InputReport input;
  input.kind = bad;
  input.path = bad;
  input.sha256 = bad;
  input.created = "2026-11-20T09:00:00.5Z" + bad;
  input.subjects = {bad, bad};
  report.inputs = {input};
  for (int i = 0; i < 10; ++i) {
    Finding made = finding(bad, bad + "n", static_cast<Kind>(i), Severity::high, bad, 2, bad);
    made.column = 3;
    made.end_column = 9;
    made.aliases = made.covers = made.ids = {bad};
    made.fix = made.owner = made.part = made.subject = made.target = bad;
    made.reason = made.commit = i % 2 == 0 ? bad : "";
    made.group = i == 3 ? bad : "";
    made.evidence = i > 4 ? bad : "";
    made.seen_by = {{bad, bad, bad}};
    if (i > 5) made.package = Package{bad, bad, bad, bad};
    made.fingerprint = i == 0 ? bad : "";
    made.disposition = static_cast<Disposition>(i % 5);
    report.add(made);
  }
  report.sort();
  return report;
}

inline std::string emitted(report::Emit emit, const Report& report,
                           const report::Options& options) {
  std::string text;
  emit(report, options, [&text](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace gate::test
