// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/hiding.hpp"

#include "gate/policy/judge.hpp"
#include "tests/catch.hpp"
#include "tests/gate/policy/support.hpp"

using namespace gate;
using namespace gate::policy;
using namespace gate::policy::test;

namespace {

std::string masked(std::string text) {
  for (auto at = text.find("KEY"); at != text.npos; at = text.find("KEY"))
    text.replace(at, 3, "…");
  return text;
}

// A finding with the "secret" in all its texts.
Finding telling(Kind kind) {
  Finding finding;
  finding.id = "X1";
  finding.kind = kind;
  finding.severity = Severity::critical;
  for (std::string* text : {&finding.name, &finding.message, &finding.fix, &finding.path,
                            &finding.owner, &finding.part, &finding.subject, &finding.target})
    *text = "a KEY";
  finding.line = 3;
  finding.edits = {{{0, 1}, "x=KEY"}};
  return finding;
}

Finding judged(Finding finding) {
  auto input = judgement();
  input.findings = {std::move(finding)};
  input.hide = masked;
  return findings_of(judge(std::move(input))).front();
}

}  // namespace

TEST_CASE("secrets are hidden in every text of a finding") {
  const Finding finding = judged(telling(Kind::pipeline));
  for (const std::string& text : {finding.message, finding.fix, finding.path, finding.owner,
                                  finding.part, finding.subject, finding.target})
    CHECK(text == "a …");
  CHECK(finding.edits.empty());
  CHECK(judged(telling(Kind::secret)).subject == "a KEY");  // its hash
  auto harmless = telling(Kind::pipeline);
  harmless.edits = {{{0, 1}, "x=1"}};
  CHECK(judged(harmless).edits.size() == 1);
}

TEST_CASE("of packages only what many of them share is hidden") {
  const Finding finding = judged(telling(Kind::vulnerability));
  CHECK(finding.message == "a KEY");
  CHECK(finding.path == "a …");
  CHECK(finding.target == "a …");
}

TEST_CASE("a scanner's finding hides its title and report") {
  auto one = telling(Kind::code);
  one.evidence = "KEY.json";
  auto report = report_of("semgrep", {one}, {"app:KEY"});
  report.input.path = "KEY.json";
  auto input = judgement();
  input.reports = {report};
  input.hide = masked;
  const Report hidden = judge(std::move(input));
  const Finding finding = findings_of(hidden).front();
  CHECK(finding.name == "a …");
  CHECK(finding.evidence == "….json");
  REQUIRE(hidden.inputs.size() == 1);
  CHECK(hidden.inputs[0].path == "….json");
  CHECK(hidden.inputs[0].subjects == std::vector<std::string>{"app:…"});
}

TEST_CASE("secrets are hidden in the receipt, the faults and the subject") {
  auto input = judgement();
  input.subject.base = input.subject.head = input.subject.config = input.subject.root = "KEY";
  input.subject.advice = {"see KEY"};
  input.faults = {{Cause::missing, "no KEY", "KEY", 0}};
  input.coverage.notes = {{"note KEY", "KEY"}};
  input.coverage.skipped = {{"KEY", 1, "for KEY"}};
  Suppression one;
  one.ids = {"X1"};
  one.path = "a";
  one.text = "gate:ignore X1 KEY";
  one.is_new = true;
  input.suppressions = {one};
  input.hide = masked;
  const Report report = judge(std::move(input));
  const Subject& subject = report.subject;
  for (const std::string& text : {subject.base, subject.head, subject.config, subject.root})
    CHECK(text == "…");
  CHECK(subject.advice == std::vector<std::string>{"see …"});
  CHECK(report.faults.at(0).what == "no …");
  CHECK(report.faults.at(0).path == "…");
  CHECK(report.coverage.notes.at(0).what == "note …");
  CHECK(report.coverage.notes.at(0).path == "…");
  CHECK(report.coverage.skipped.at(0).path == "…");
  CHECK(report.coverage.skipped.at(0).reason == "for …");
  CHECK(report.coverage.new_suppressions == std::vector<std::string>{"a: gate:ignore X1 …"});
}

TEST_CASE("hiding changes neither names nor matches") {
  auto input = judgement();
  input.findings = {telling(Kind::pipeline)};
  input.policy.suppress.emplace_back();
  input.policy.suppress[0].ids = {"X1"};
  input.policy.suppress[0].where.owner = "a KEY";
  input.policy.suppress[0].reason = "the KEY is old";
  const Finding raw = *with_id(judge(input), "X1");
  input.hide = masked;
  const Finding hidden = *with_id(judge(input), "X1");
  CHECK(hidden.disposition == Disposition::suppressed);
  CHECK(hidden.fingerprint == raw.fingerprint);
  CHECK(hidden.reason.find("the … is old") != std::string::npos);
}

TEST_CASE("a baseline of hidden texts holds the finding again") {
  auto input = judgement();
  input.findings = {telling(Kind::pipeline)};
  input.hide = masked;
  input.baseline = make_baseline(findings_of(judge(input)), "00");
  CHECK(input.baseline.entries.at(0).identity.owner == "a …");
  CHECK(findings_of(judge(input)).front().disposition == Disposition::existing);
  auto package = judgement();
  package.reports = {report_of("trivy", {vulnerability({.target = "KEY/app"})})};
  package.hide = masked;
  package.baseline = make_baseline(findings_of(judge(package)), "00");
  CHECK(findings_of(judge(package)).front().disposition == Disposition::existing);
  input.findings[0].owner = "b KEY";
  CHECK(findings_of(judge(input)).front().disposition == Disposition::blocks);
}
