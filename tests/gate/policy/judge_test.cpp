// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/judge.hpp"

#include "tests/catch.hpp"
#include "tests/gate/policy/support.hpp"

using namespace gate;
using namespace gate::policy;
using namespace gate::policy::test;

namespace {

struct Marked {
  Disposition disposition;
  std::string reason;

  friend bool operator==(const Marked&, const Marked&) = default;
};

std::ostream& operator<<(std::ostream& out, const Marked& marked) {
  return out << word(marked.disposition) << ": " << marked.reason;
}

Marked marked(const Report& report, std::string_view id) {
  const auto finding = with_id(report, id);
  REQUIRE(finding.has_value());
  return {finding->disposition, finding->reason};
}

Suppression ignoring(std::string id) {
  Suppression one;
  one.ids = {std::move(id)};
  one.reason = "because";
  one.until = "2027-01-31";
  one.path = ".gate.yaml";
  one.line = 12;
  return one;
}

}  // namespace

TEST_CASE("nothing to say is a pass") {
  const Report report = judge(judgement());
  CHECK(report.verdict() == Verdict::pass);
  CHECK(report.subject.fail_on == "high");
}

TEST_CASE("the threshold decides what blocks") {
  auto input = judgement();
  input.findings = {own(privileged), own(runs_as_root), own(no_healthcheck)};
  const Report report = judge(input);
  CHECK(marked(report, "RUN101") == Marked{Disposition::blocks, ""});
  CHECK(marked(report, "IMG010") == Marked{Disposition::below_threshold, "medium is below high"});
  CHECK(marked(report, "IMG030") == Marked{Disposition::below_threshold, "info is below high"});
  CHECK(report.verdict() == Verdict::blocked);
  CHECK(report.count(Disposition::below_threshold) == 2);
  CHECK(findings_of(report).front().id == "RUN101");
}

TEST_CASE("each kind has its threshold") {
  auto input = judgement();
  input.policy.fail_on.kinds[Kind::dockerfile] = Severity::medium;
  input.findings = {own(runs_as_root)};
  input.reports = {report_of("trivy", {vulnerability({.severity = Severity::medium})})};
  const Report report = judge(input);
  CHECK(marked(report, "IMG010") == Marked{Disposition::blocks, ""});
  CHECK(marked(report, "CVE-2026-1") ==
        Marked{Disposition::below_threshold, "medium is below high"});
  CHECK(report.subject.fail_on == "high (dockerfile: medium)");
}

TEST_CASE("the first disposition that holds wins") {
  // In order: suppressed, existing, unfixed, below-threshold.
  struct Row {
    bool suppressed, introduced, fixed, severe;
    Marked expected;
  };
  const Row rows[] = {
      {true,
       false,
       false,
       false,
       {Disposition::suppressed, "by .gate.yaml:12 until 2027-01-31: because"}},
      {false, false, false, false, {Disposition::existing, "not introduced by this change"}},
      {false, true, false, false, {Disposition::unfixed, "no fixed version is known"}},
      {false, true, true, false, {Disposition::below_threshold, "low is below high"}},
      {false, true, true, true, {Disposition::blocks, ""}},
      {false, true, false, true, {Disposition::unfixed, "no fixed version is known"}},
  };
  for (const Row& row : rows) {
    auto input = judgement();
    input.subject.scope = Scope::change;
    input.policy.unfixed = Unfixed::ignore;
    auto finding = vulnerability({.severity = row.severe ? Severity::critical : Severity::low,
                                  .fixed = row.fixed ? "2.0" : ""});
    finding.introduced = row.introduced;
    input.reports = {report_of("trivy", {finding})};
    if (row.suppressed) input.policy.suppress = {ignoring("CVE-2026-1")};
    CHECK(marked(judge(input), "CVE-2026-1") == row.expected);
  }
}

TEST_CASE("unfixed findings count unless the policy asks") {
  auto input = judgement();
  input.reports = {report_of("trivy", {vulnerability({.fixed = ""})})};
  CHECK(marked(judge(input), "CVE-2026-1").disposition == Disposition::blocks);
}

TEST_CASE("scope all knows nothing existing but the baseline") {
  auto input = judgement();
  input.subject.scope = Scope::all;
  auto finding = own(privileged);
  finding.introduced = false;
  input.findings = {finding};
  CHECK(marked(judge(input), "RUN101").disposition == Disposition::blocks);
  input.baseline = make_baseline({finding}, "00");
  CHECK(marked(judge(input), "RUN101") == Marked{Disposition::existing, "in the baseline"});
}

TEST_CASE("an unknown severity counts as high, or as configured, and stays unknown") {
  auto input = judgement();
  input.reports = {report_of("trivy", {vulnerability({.severity = {}, .word = "UNKNOWN"})})};
  const Report report = judge(input);
  CHECK(marked(report, "CVE-2026-1") ==
        Marked{Disposition::blocks, "unknown severity counts as high"});
  CHECK(with_id(report, "CVE-2026-1")->severity.is_unknown());
  input.policy.unknown_severity = Severity::low;
  CHECK(marked(judge(input), "CVE-2026-1") ==
        Marked{Disposition::below_threshold, "unknown severity counts as low is below high"});
}

TEST_CASE("malware and known exploitation have a floor, the user's override goes before") {
  auto input = judgement();
  auto malware = vulnerability({.ids = {"MAL-2026-1"}, .severity = Severity::low});
  malware.kind = Kind::malware;
  auto exploited = vulnerability({.ids = {"CVE-2026-2"}, .severity = Severity::low});
  exploited.known_exploited = true;
  input.reports = {report_of("trivy", {malware, exploited})};
  const Report report = judge(input);
  CHECK(with_id(report, "MAL-2026-1")->severity == Rating{Severity::critical});
  CHECK(marked(report, "MAL-2026-1") ==
        Marked{Disposition::blocks, "malware: at least critical, rated low"});
  CHECK(marked(report, "CVE-2026-2") ==
        Marked{Disposition::blocks, "known to be exploited: at least high, rated low"});
  input.policy.rules = {{"CVE-2026-2", Severity::info}};
  CHECK(marked(judge(input), "CVE-2026-2") ==
        Marked{Disposition::below_threshold,
               "info is below high; info by the configuration (CVE-2026-2); was low"});
}

TEST_CASE("rules are overridden by id, slug, alias and pattern, the exact name first") {
  for (const char* name : {"IMG010", "img010", "runs-as-root", "DL3002", "DL30*"}) {
    auto input = judgement();
    input.findings = {own(runs_as_root)};
    input.policy.rules = {{name, Severity::critical}};
    INFO(name);
    CHECK(marked(judge(input), "IMG010").disposition == Disposition::blocks);
  }
  auto input = judgement();
  input.findings = {own(runs_as_root)};
  input.policy.rules = {{"IMG010", Severity::critical}, {"IMG*", std::nullopt}};
  CHECK(marked(judge(input), "IMG010").disposition == Disposition::blocks);
}

TEST_CASE("a rule that is off has no findings, and the receipt says so") {
  auto input = judgement();
  input.findings = {own(privileged)};
  input.policy.rules = {{"privileged", std::nullopt}};
  const Report report = judge(input);
  CHECK(report.size() == 0);
  CHECK(report.coverage.checks_off == std::vector<std::string>{"RUN101"});
}

TEST_CASE("a scanner's finding that is off is marked, not dropped") {
  auto input = judgement();
  input.reports = {report_of("trivy", {vulnerability({})})};
  input.policy.rules = {{"CVE-2026-1", std::nullopt}};
  CHECK(marked(judge(input), "CVE-2026-1") ==
        Marked{Disposition::suppressed, "switched off by the configuration"});
}

TEST_CASE("only leaves the other rules out") {
  auto input = judgement();
  input.findings = {own(privileged), own(runs_as_root)};
  input.policy.only = {"DL3002"};
  const Report report = judge(input);
  CHECK(report.size() == 1);
  CHECK(with_id(report, "IMG010").has_value());
  CHECK(report.coverage.checks_off.size() == catalogue().size() + 4 - 1);
}

TEST_CASE("strict rules, later rulesets and rules that wait for a list are off") {
  auto input = judgement();
  input.findings = {own(only_strict), own(later), own(untrusted)};
  CHECK(judge(input).size() == 0);
  CHECK(judge(input).coverage.checks_off.empty());
  SECTION("the profile turns on what is strict") {
    input.policy.profile = Profile::strict;
    CHECK(with_id(judge(input), "RUN150").has_value());
  }
  SECTION("the ruleset turns on its generation") {
    input.policy.ruleset = 2;
    CHECK(with_id(judge(input), "RUN160").has_value());
  }
  SECTION("naming a rule turns it on") {
    input.policy.rules = {{"IMG004", Severity::high}, {"RUN150", Severity::low}};
    CHECK(judge(input).size() == 2);
  }
}

TEST_CASE("the list of allowed images turns its rule on and answers it") {
  auto input = judgement();
  auto allowed = own(untrusted);
  allowed.subject = "alpine:3.20";
  auto other = own(untrusted, "Dockerfile", 9);
  other.subject = "evil.test/alpine:3.20";
  input.findings = {allowed, other};
  input.policy.allowed_images = {"docker.io/library/*", "gcr.io/distroless/*"};
  const Report report = judge(input);
  CHECK(report.size() == 1);
  CHECK(with_id(report, "IMG004")->line == 9);
}

TEST_CASE("profile strict lifts missing hardening to medium") {
  auto input = judgement();
  auto absent = own(no_healthcheck);
  absent.absent = true;
  input.findings = {absent};
  input.policy.profile = Profile::strict;
  const auto finding = with_id(judge(input), "IMG030");
  REQUIRE(finding.has_value());
  CHECK(finding->severity == Rating{Severity::medium});
  CHECK(finding->reason == "medium is below high; profile strict: at least medium, rated info");
}

TEST_CASE("a coverer that is off uncovers the rest; a suppressed covered id leaves it") {
  auto input = judgement();
  auto coverer = own(privileged);
  coverer.covers = {"NET002"};
  coverer.aliases.emplace_back("KSV-0009");  // the covered row's alias
  input.findings = {coverer};
  SECTION("off") {
    input.policy.rules = {{"RUN101", std::nullopt}};
    const auto finding = with_id(judge(input), "NET002");
    REQUIRE(finding.has_value());
    CHECK(finding->severity == Rating{Severity::high});
    CHECK(finding->message == "The host's network");
    CHECK(finding->line == 3);
  }
  SECTION("suppressed by the covered id or its alias") {
    for (const char* id : {"NET002", "host-network", "KSV-0009"}) {
      input.policy.suppress = {ignoring(id)};
      INFO(id);
      CHECK(marked(judge(input), "RUN101").disposition == Disposition::blocks);
    }
  }
  SECTION("suppressed by its own alias") {
    input.policy.suppress = {ignoring("KSV-0017")};
    CHECK(marked(judge(input), "RUN101").disposition == Disposition::suppressed);
  }
}

TEST_CASE("new suppressions are listed, and block where the policy says so") {
  auto input = judgement();
  input.subject.scope = Scope::change;
  input.findings = {own(privileged)};
  auto one = ignoring("RUN101");
  one.path = "Dockerfile";
  one.line = 2;
  one.text = "gate:ignore RUN101 reason: because until: 2027-01-31";
  one.is_new = true;
  input.suppressions = {one};
  const Report report = judge(input);
  CHECK(report.verdict() == Verdict::pass);
  CHECK(report.coverage.new_suppressions ==
        std::vector<std::string>{
            "Dockerfile:2: gate:ignore RUN101 reason: because until: 2027-01-31"});
  for (const bool by_profile : {false, true}) {
    auto blocking = input;
    if (by_profile) blocking.policy.profile = Profile::strict;
    if (!by_profile) blocking.policy.new_suppressions = NewSuppressions::block;
    blocking.policy.fail_on.severity = Severity::critical;
    const Report blocked = judge(blocking);
    CHECK(blocked.verdict() == Verdict::blocked);
    CHECK(marked(blocked, "RUN101").disposition == Disposition::suppressed);
    const auto finding = with_id(blocked, "POL003");
    REQUIRE(finding.has_value());
    CHECK(finding->kind == Kind::policy);
    CHECK(finding->line == 2);
    CHECK(finding->message == "this change suppresses RUN101");
    CHECK(finding->fingerprint.size() == 32);
  }
}

TEST_CASE("a report that is no proof is a fault, unless one says so already") {
  auto input = judgement();
  auto broken = report_of("trivy", {});
  broken.input.outcome = ReportOutcome::error;
  auto partial = report_of("snyk", {});
  partial.input.outcome = ReportOutcome::partial;
  input.reports = {broken, partial};
  input.faults = {{Cause::truncated, "ends too early", "trivy.json", 0}};
  const Report report = judge(input);
  CHECK(report.verdict() == Verdict::incomplete);
  REQUIRE(report.faults.size() == 2);
  CHECK(report.faults[1].path == "snyk.json");
  CHECK(report.faults[1].what == "a part of the scan failed; run the scanner again");
}

TEST_CASE("input reports keep their own counts") {
  auto input = judgement();
  input.reports = {report_of("trivy", {vulnerability({}), vulnerability({})})};
  const Report report = judge(input);
  REQUIRE(report.inputs.size() == 1);
  CHECK(report.inputs[0].findings == 2);
  CHECK(report.size() == 1);
}

TEST_CASE("a stale baseline entry is a note where everything was looked at") {
  auto input = judgement();
  input.baseline = make_baseline({own(privileged)}, "00");
  CHECK(judge(input).coverage.notes.empty());
  input.looked_at_all = true;
  const Report report = judge(input);
  REQUIRE(report.coverage.notes.size() == 1);
  CHECK(report.coverage.notes[0].path == "Dockerfile");
  CHECK(report.coverage.notes[0].what ==
        "the baseline's entry RUN101  matches no finding any more; write it again with --update");
}
