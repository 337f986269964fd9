// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/evidence.hpp"

#include "gate/policy/dates.hpp"
#include "tests/catch.hpp"
#include "tests/gate/policy/support.hpp"

using namespace gate;
using namespace gate::policy;
using namespace gate::policy::test;

namespace {

const std::int64_t now = *moment("2026-06-02T12:00:00Z");

EvidenceRule rule() {
  EvidenceRule one;
  one.kind = "trivy";
  one.path = "reports/trivy*.json";
  return one;
}

ImportedReport fresh() {
  auto report = report_of("trivy", {});
  report.input.created = "2026-06-02T11:00:00Z";
  return report;
}

// "cause-number: sentence" of the faults about one report.
std::vector<Fault> faults(const EvidenceRule& asked, const ImportedReport& report) {
  return check_evidence(asked, {{"trivy.json", false, &report}}, now);
}

std::string only(const std::vector<Fault>& all, Cause cause) {
  if (all.empty()) return "none";
  REQUIRE(all.size() == 1);
  CHECK(all[0].cause == cause);
  return all[0].what;
}

}  // namespace

TEST_CASE("evidence that is there, fresh and about the right thing") {
  CHECK(faults(rule(), fresh()).empty());
}

TEST_CASE("missing evidence") {
  CHECK(only(check_evidence(rule(), {}, now), Cause::missing) ==
        "no file matches \"reports/trivy*.json\": trivy evidence is required; run the scanner "
        "before gate, or write `required: false`");
  auto optional = rule();
  optional.required = false;
  CHECK(check_evidence(optional, {}, now).empty());
  auto command = rule();
  command.path = "";
  command.kind = "snyk";
  command.run = {"snyk", "test", "--json"};
  CHECK(only(check_evidence(command, {}, now), Cause::missing) ==
        "`snyk test --json` wrote no report: snyk evidence is required; look at what it printed");
}

TEST_CASE("a report in the head is no evidence") {
  const auto report = fresh();
  CHECK(only(check_evidence(rule(), {{"trivy.json", true, &report}}, now), Cause::foreign) ==
        "the report is tracked in the repository, where the change itself can write it, so it is "
        "no evidence; let the pipeline make it and keep it out of git");
}

TEST_CASE("what the importer said is not said again") {
  CHECK(check_evidence(rule(), {{"trivy.json", false, nullptr}}, now).empty());
  auto report = fresh();
  report.input.outcome = ReportOutcome::error;
  report.input.created.clear();
  CHECK(faults(rule(), report).empty());
}

TEST_CASE("a report of another kind") {
  auto report = fresh();
  report.input.kind = "snyk";
  CHECK(only(faults(rule(), report), Cause::foreign) ==
        "expected a trivy report, found one of snyk; correct `kind:` or `path:`");
  report.input.kind = "sarif";
  CHECK(only(faults(rule(), report), Cause::foreign) ==
        "a sarif file in which nothing says that trivy made it; write `kind: sarif` to accept it");
  report.findings = {vulnerability({.tool = "Trivy"})};
  CHECK(faults(rule(), report).empty());
  report.input.outcome = ReportOutcome::vex;
  CHECK(only(faults(rule(), report), Cause::foreign) ==
        "the file holds statements about vulnerabilities (VEX), not the result of a scan");
  auto any = rule();
  any.kind = "";
  report.input.outcome = ReportOutcome::findings;
  CHECK(faults(any, report).empty());
}

TEST_CASE("age is judged by the report's own time") {
  struct Row {
    const char *created, *expected;
  };
  const Row rows[] = {
      {"2026-06-01T12:00:00Z", "none"},
      {"2026-06-01T11:59:59Z",
       "the report was made at 2026-06-01T11:59:59Z, 24 hours ago; 24h at most is accepted: scan "
       "again, or raise `max_age`"},
      {"2026-05-30T12:00:00+02:00",
       "the report was made at 2026-05-30T12:00:00+02:00, 3 days ago; 24h at most is accepted: "
       "scan again, or raise `max_age`"},
      {"2026-06-02T12:04:00Z", "none"},
      {"2026-06-02T12:06:00Z",
       "the report was made at 2026-06-02T12:06:00Z, which is in the future; check the machines' "
       "clocks and scan again"},
      {"",
       "the report does not say when it was made, so its age (24h at most) cannot be checked; "
       "write `max_age: off` to accept it"},
      {"yesterday",
       "the report's time \"yesterday\" cannot be read, so its age (24h at most) cannot be "
       "checked; write `max_age: off` to accept it"},
  };
  for (const Row& row : rows) {
    INFO(row.created);
    auto report = fresh();
    report.input.created = row.created;
    CHECK(only(faults(rule(), report), Cause::stale) == row.expected);
    auto off = rule();
    off.max_age.reset();
    CHECK(faults(off, report).empty());
  }
  auto minutes = rule();
  minutes.max_age = 1'800;
  CHECK(only(faults(minutes, fresh()), Cause::stale) ==
        "the report was made at 2026-06-02T11:00:00Z, 60 minutes ago; 30m at most is accepted: "
        "scan again, or raise `max_age`");
}

TEST_CASE("what gate ran itself needs no time") {
  auto ran = rule();
  ran.run = {"trivy"};
  auto report = fresh();
  report.input.created.clear();
  CHECK(faults(ran, report).empty());
  report.input.created = "2026-01-01T00:00:00Z";
  CHECK(faults(ran, report).size() == 1);
}

TEST_CASE("the subject decides by digest, else by name") {
  struct Row {
    const char* image;
    std::vector<std::string> subjects;
    const char* expected;
  };
  const std::string other = "the report is about ";
  const std::vector<Row> rows{
      {"r/app@sha256:aa", {"r/app:ci", "r/app@sha256:aa"}, "none"},
      {"r/app@sha256:aa", {"sha256:AA"}, "none"},
      {"r/app@sha256:aa",
       {"r/app@sha256:bb"},
       "the report is about r/app@sha256:bb, not about r/app@sha256:aa; scan the image that this "
       "pipeline built"},
      {"r/app@sha256:aa",
       {"r/app:ci"},
       "the report does not state the digest of its image, so it may be about something else than "
       "r/app@sha256:aa; write `subject_unstated: accept` to accept it"},
      {"r/app:ci", {"r/app:ci"}, "none"},
      {"r/app:ci", {"r/app:ci@sha256:bb"}, "none"},
      {"r/app:*", {"r/app:17"}, "none"},
      {"r/app", {"r/app:17"}, "none"},
      {"alpine:3", {"docker.io/library/alpine:3"}, "none"},
      {"r/app:ci",
       {"r/app:old"},
       "the report is about r/app:old, not about r/app:ci; scan the image that this pipeline "
       "built"},
      {"r/app:ci",
       {"r/app-two:ci"},
       "the report is about r/app-two:ci, not about r/app:ci; scan the image that this pipeline "
       "built"},
      {"r/app:ci",
       {},
       "the report does not state what it is about, so it may be about something else than "
       "r/app:ci; write `subject_unstated: accept` to accept it"},
  };
  for (const Row& row : rows) {
    INFO(row.image << " / " << (row.subjects.empty() ? "" : row.subjects.front()));
    auto asked = rule();
    asked.image = row.image;
    auto report = fresh();
    report.input.subjects = row.subjects;
    CHECK(only(faults(asked, report), Cause::subject) == row.expected);
    asked.accept_unstated_subject = true;
    const bool unstated =
        std::string_view{row.expected}.find("does not state") != std::string_view::npos;
    CHECK(faults(asked, report).empty() == (unstated || row.expected == std::string{"none"}));
  }
}

TEST_CASE("a scanner that recognised nothing is no clean scan") {
  auto report = fresh();
  report.input.recognised_nothing = true;
  CHECK(only(faults(rule(), report), Cause::failed_scan) ==
        "the scanner recognised nothing: no system, no packages, no target; check what it was "
        "pointed at, or write `allow_empty: true`");
  auto allowed = rule();
  allowed.allow_empty = true;
  CHECK(faults(allowed, report).empty());
}

TEST_CASE("several defects are all said") {
  auto report = fresh();
  report.input.recognised_nothing = true;
  report.input.created.clear();
  auto asked = rule();
  asked.image = "x:1";
  CHECK(faults(asked, report).size() == 3);
}
