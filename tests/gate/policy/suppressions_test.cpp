// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/suppressions.hpp"

#include "gate/policy/judge.hpp"
#include "tests/catch.hpp"
#include "tests/gate/policy/support.hpp"

using namespace gate;
using namespace gate::policy;
using namespace gate::policy::test;

namespace {

using Texts_ = std::vector<std::string>;

Comment comment(std::string text, std::uint32_t line = 2, std::uint32_t last = 3) {
  return {std::move(text), line, line, last};
}

Suppression read(std::string text) {
  const auto all = inline_suppressions("Dockerfile", {comment(std::move(text))});
  REQUIRE(all.size() == 1);
  return all[0];
}

// Judges one finding of IMG010 at line 3 (critical here) with the comment in force.
Report with_comment(std::string text, std::uint32_t line = 2, std::uint32_t last = 3) {
  auto input = judgement();
  input.findings = {own(runs_as_root)};
  input.findings[0].severity = Severity::critical;
  input.suppressions = inline_suppressions("Dockerfile", {comment(std::move(text), line, last)});
  return judge(input);
}

std::vector<std::string> messages(const Report& report, std::string_view id) {
  std::vector<std::string> all;
  report.for_each([&](const Finding& finding) {
    if (finding.id == id) all.push_back(finding.message);
  });
  return all;
}

bool is_suppressed(const Report& report) {
  return with_id(report, "IMG010")->disposition == Disposition::suppressed;
}

}  // namespace

TEST_CASE("a comment names ids, reason, end and owner") {
  const auto one = read("gate:ignore IMG010,DL3002 reason: base image, see #4 until: 2027-01-31");
  CHECK(one.ids == Texts_{"IMG010", "DL3002"});
  CHECK(one.reason == "base image, see #4");
  CHECK(one.until == "2027-01-31");
  CHECK(one.where.file == "Dockerfile");
  CHECK(one.where.lines.first == 2);
  CHECK(one.where.lines.last == 3);
  CHECK(source_of(one) == "Dockerfile:2");
  CHECK(one.text == "gate:ignore IMG010,DL3002 reason: base image, see #4 until: 2027-01-31");

  struct Row {
    const char* text;
    Texts_ ids;
    const char *reason, *until, *owner;
  };
  const Row rows[] = {
      {"gate:ignore IMG010", {"IMG010"}, "", "", ""},
      {"gate:ignore: IMG010", {"IMG010"}, "", "", ""},
      {"note; gate:ignore IMG010 , RUN101", {"IMG010", "RUN101"}, "", "", ""},
      {"gate:ignore IMG010 RUN101 runs-as-root", {"IMG010", "RUN101", "runs-as-root"}, "", "", ""},
      {"gate:ignore IMG010 because we must", {"IMG010"}, "because we must", "", ""},
      {"gate:ignore privileged, sleeping", {"privileged", "sleeping"}, "", "", ""},
      {"gate:ignore IMG010 until: 2027-01-31 owner: me reason: x y",
       {"IMG010"},
       "x y",
       "2027-01-31",
       "me"},
      {"gate:ignore-file DL30* reason: x", {"DL30*"}, "x", "", ""},
      {"gate:ignore", {}, "", "", ""},
      {"gate:ignore reason: everything", {}, "everything", "", ""},
      {"gate:ignore-file", {}, "", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto found = read(row.text);
    CHECK(found.ids == row.ids);
    CHECK(found.reason == row.reason);
    CHECK(found.until == row.until);
    CHECK(found.owner == row.owner);
  }
}

TEST_CASE("other comments are none") {
  for (const char* text : {"", "ignore IMG010", "gate: ignore", "gate:ignored IMG010",
                           "xgate:ignore IMG010", "gate:ignore-files IMG010"})
    CHECK(inline_suppressions("a", {comment(text)}).empty());
}

TEST_CASE("a comment reaches its lines, or the whole file") {
  const std::string text = "gate:ignore IMG010 reason: x until: 2027-01-31";
  CHECK(is_suppressed(with_comment(text, 2, 3)));
  CHECK(is_suppressed(with_comment(text, 3, 3)));
  CHECK_FALSE(is_suppressed(with_comment(text, 1, 2)));
  CHECK_FALSE(is_suppressed(with_comment(text, 4, 5)));
  const std::string whole = "gate:ignore-file IMG010 reason: x until: 2027-01-31";
  CHECK(is_suppressed(with_comment(whole, 90, 91)));
  CHECK(with_id(with_comment(text), "IMG010")->reason == "by Dockerfile:2 until 2027-01-31: x");
}

TEST_CASE("a comment in another file does not reach here") {
  auto input = judgement();
  input.findings = {own(runs_as_root)};
  input.suppressions =
      inline_suppressions("other/Dockerfile", {comment("gate:ignore-file IMG010 reason: x")});
  CHECK_FALSE(is_suppressed(judge(input)));
}

TEST_CASE("ids may be slug, alias or pattern; nothing names everything") {
  const std::string end = " reason: x until: 2027-01-31";
  for (const char* id : {"IMG010", "img010", "runs-as-root", "DL3002", "DS-0002", "DL30*", "IMG*"})
    CHECK(is_suppressed(with_comment(std::string("gate:ignore ") + id + end)));
  for (const char* id : {"IMG011", "*", "I*", "IMG*0", "DL4*", ""})
    CHECK_FALSE(is_suppressed(with_comment(std::string("gate:ignore ") + id + end)));
}

TEST_CASE("an ignore without an id ignores nothing and is a finding") {
  const Report report = with_comment("gate:ignore reason: all of it");
  CHECK_FALSE(is_suppressed(report));
  const auto finding = with_id(report, "POL001");
  REQUIRE(finding.has_value());
  CHECK(finding->message == "this ignore names no id, so it ignores nothing");
  CHECK(finding->kind == Kind::policy);
  CHECK(finding->severity == Rating{Severity::low});
  CHECK(finding->line == 2);
  CHECK(finding->disposition == Disposition::below_threshold);
}

TEST_CASE("an ignore of an id that does not exist is a finding") {
  CHECK(messages(with_comment("gate:ignore IMG011 reason: x until: 2027-01-31"), "POL002") ==
        Texts_{"\"IMG011\" is no id, slug or alias of a rule, and no finding here has it; did you "
               "mean IMG010?"});
  CHECK(messages(with_comment("gate:ignore IMG010 reason: x until: 2027-01-31"), "POL002").empty());
}

TEST_CASE("an advisory's id is not doubted where no report was read") {
  CHECK(messages(with_comment("gate:ignore CVE-2026-7 reason: x until: 2027-01-31"), "POL002")
            .empty());
  CHECK(messages(with_comment("gate:ignore run-as-root reason: x until: 2027-01-31"), "POL002")
            .size() == 1);
}

TEST_CASE("a scanner's id is known once a finding has it") {
  auto input = judgement();
  input.reports = {report_of("trivy", {vulnerability({})})};
  Suppression one;
  one.ids = {"GHSA-unknown", "CVE-2026-1"};
  one.reason = "x";
  one.until = "2027-01-31";
  one.path = ".gate.yaml";
  input.policy.suppress = {one};
  const Report report = judge(input);
  CHECK(with_id(report, "CVE-2026-1")->disposition == Disposition::suppressed);
  CHECK(messages(report, "POL002").empty());
}

TEST_CASE("reason and end are asked for") {
  const auto said = [](const char* text) { return messages(with_comment(text), "PIP008"); };
  CHECK(said("gate:ignore IMG010") == Texts_{"the suppression of IMG010 has no reason and no end"});
  CHECK(said("gate:ignore IMG010 until: 2027-01-31") ==
        Texts_{"the suppression of IMG010 has no reason"});
  CHECK(said("gate:ignore IMG010 reason: x") == Texts_{"the suppression of IMG010 has no end"});
  CHECK(said("gate:ignore IMG010 reason: x until: 2027-01-31").empty());
  CHECK(is_suppressed(with_comment("gate:ignore IMG010")));
}

TEST_CASE("an expired suppression brings the finding back, and both say so") {
  const Report report = with_comment("gate:ignore IMG010 reason: x until: 2026-05-31");
  const auto finding = with_id(report, "IMG010");
  CHECK(finding->disposition == Disposition::blocks);
  CHECK(finding->reason == "the suppression at Dockerfile:2 expired on 2026-05-31");
  CHECK(messages(report, "PIP008") ==
        Texts_{"the suppression of IMG010 expired on 2026-05-31; renew it with a reason, or delete "
               "it"});
  // The last day still holds.
  CHECK(is_suppressed(with_comment("gate:ignore IMG010 reason: x until: 2026-06-01")));
}

TEST_CASE("an end that is no date does nothing, not for ever") {
  const Report report = with_comment("gate:ignore IMG010 reason: x until: next year");
  CHECK_FALSE(is_suppressed(report));
  CHECK(messages(report, "PIP008") ==
        Texts_{"\"next year\" is no date (YYYY-MM-DD), so this suppression does nothing"});
}

TEST_CASE("an unused suppression is a note") {
  auto input = judgement();
  input.findings = {own(privileged)};
  input.suppressions = inline_suppressions(
      "Dockerfile", {comment("gate:ignore IMG010 reason: x until: 2027-01-31")});
  CHECK(judge(input).coverage.notes.empty());
  const auto noted = [&](Judgement judged) {
    const Report report = judge(std::move(judged));
    REQUIRE(report.coverage.notes.size() == 1);
    CHECK(report.coverage.notes[0].path == "Dockerfile");
    return report.coverage.notes[0].what;
  };
  auto whole = input;
  whole.looked_at_all = true;
  CHECK(noted(whole) ==
        "the suppression of IMG010 at Dockerfile:2 matches no finding; delete it if it is not "
        "needed");
  auto fresh = input;
  fresh.suppressions[0].is_new = true;
  noted(fresh);
}

TEST_CASE("where restricts by every key that is given") {
  struct Row {
    Where where;
    bool expected;
  };
  Where path, other, purl, version, package, target, owner, both;
  path.path = "*.json";
  other.path = "services/**";
  purl.purl = "pkg:npm/minimist";
  version.purl = "pkg:npm/minimist@2";
  package.purl = "pkg:npm/other";
  target.target = "app:*";
  owner.owner = "service/*";
  both.path = "*.json";
  both.purl = "pkg:npm/other";
  const std::vector<Row> rows{{path, true},     {other, false}, {purl, true},   {version, false},
                              {package, false}, {target, true}, {owner, false}, {both, false}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto input = judgement();
    input.reports = {report_of("trivy", {vulnerability({.target = "app:ci"})})};
    Suppression one;
    one.ids = {"CVE-2026-1"};
    one.where = rows[i].where;
    input.policy.suppress = {one};
    INFO(i);
    CHECK((with_id(judge(input), "CVE-2026-1")->disposition == Disposition::suppressed) ==
          rows[i].expected);
  }
}

TEST_CASE("another tool's ignore reaches what that tool alone sees") {
  auto input = judgement();
  Suppression one;
  one.ids = {"CVE-2026-1"};
  one.tool = "trivy";
  one.path = ".trivyignore";
  one.line = 3;
  one.answers = false;
  input.suppressions = {one};
  input.reports = {report_of("trivy", {vulnerability({})})};
  CHECK(with_id(judge(input), "CVE-2026-1")->disposition == Disposition::suppressed);
  input.reports.push_back(report_of("snyk", {vulnerability({.tool = "snyk"})}));
  const auto finding = with_id(judge(input), "CVE-2026-1");
  CHECK(finding->disposition == Disposition::blocks);
  CHECK(finding->reason == ".trivyignore:3 speaks for trivy only; snyk sees it too");
  CHECK(messages(judge(input), "PIP008").empty());
}

TEST_CASE("another tool's pragma reaches our finding by the alias it has here") {
  auto input = judgement();
  input.findings = {own(runs_as_root)};
  Suppression one;
  one.ids = {"DL3002"};
  one.tool = "hadolint";
  one.where.file = "Dockerfile";
  one.where.lines = {3, 3};
  one.answers = false;
  input.suppressions = {one};
  CHECK(is_suppressed(judge(input)));
  input.findings[0].aliases.clear();  // hadolint would not report it here
  CHECK_FALSE(is_suppressed(judge(input)));
}

TEST_CASE("an ignore on the head covers the same secret in every commit of the range") {
  auto input = judgement();
  auto head = own(runs_as_root);
  head.kind = Kind::secret;
  head.id = "TOK001";
  head.name = "a-token";
  head.severity = Severity::critical;
  head.subject = "hash-1";
  auto commit = head;
  commit.commit = "0123abcd";
  commit.line = 70;
  auto other = commit;
  other.subject = "hash-2";
  input.findings = {other, commit, head};
  input.suppressions = inline_suppressions(
      "Dockerfile", {comment("gate:ignore TOK001 reason: revoked until: 2027-01-31")});
  const Report report = judge(input);
  CHECK(report.count(Disposition::suppressed) == 2);
  CHECK(report.count(Disposition::blocks) == 1);
  report.for_each([&](const Finding& finding) {
    if (finding.commit.empty() || finding.subject != "hash-1") return;
    CHECK(finding.reason ==
          "the same value on the head is suppressed by Dockerfile:2 until 2027-01-31: revoked");
  });
}

TEST_CASE("a suppression is new unless the base has it, wherever it stood") {
  const auto at = [](const char* text, std::uint32_t line) {
    return inline_suppressions("Dockerfile", {comment(text, line, line + 1)})[0];
  };
  const std::string one = "gate:ignore IMG010 reason: x until: 2027-01-31";
  const std::vector<Suppression> base{at(one.c_str(), 2)};
  std::vector<Suppression> head{at("gate:ignore IMG010 reason: reworded until: 2027-01-31", 40),
                                at(one.c_str(), 50),
                                at("gate:ignore IMG010 reason: x until: 2028-01-31", 60),
                                at("gate:ignore-file IMG010 reason: x until: 2027-01-31", 70),
                                at("gate:ignore RUN101 reason: x until: 2027-01-31", 80)};
  mark_new(head, base);
  CHECK_FALSE(head[0].is_new);
  for (std::size_t i = 1; i < head.size(); ++i)
    CHECK(head[i].is_new);
}

TEST_CASE("an old ignore that moves onto an introduced finding counts as new") {
  auto input = judgement();
  input.subject.scope = Scope::change;
  input.policy.new_suppressions = NewSuppressions::block;
  input.findings = {own(privileged)};
  input.suppressions = inline_suppressions(
      "Dockerfile", {comment("gate:ignore RUN101 reason: x until: 2027-01-31")});
  const auto base = input.suppressions;  // it stood elsewhere in the file
  mark_new(input.suppressions, base);
  REQUIRE_FALSE(input.suppressions[0].is_new);
  const auto expect = [](Judgement judged, bool is_new) {
    const Report report = judge(std::move(judged));
    CHECK(with_id(report, "RUN101")->disposition == Disposition::suppressed);
    CHECK(with_id(report, "POL003").has_value() == is_new);
    CHECK(report.coverage.new_suppressions.size() == (is_new ? 1U : 0U));
    CHECK(report.verdict() == (is_new ? Verdict::blocked : Verdict::pass));
  };
  SECTION("introduced") {
    expect(input, true);
  }
  SECTION("there before") {
    input.findings[0].introduced = false;
    expect(input, false);
  }
  SECTION("no change is judged") {
    input.subject.scope = Scope::all;
    expect(input, false);
  }
  SECTION("a standing entry of the configuration") {
    input.suppressions[0].where = {};
    expect(input, false);
  }
}

TEST_CASE("defects of an old suppression are existing, of a new one introduced") {
  auto input = judgement();
  input.subject.scope = Scope::change;
  input.policy.fail_on.severity = Severity::low;
  input.suppressions = inline_suppressions("Dockerfile", {comment("gate:ignore IMG010")});
  CHECK(with_id(judge(input), "PIP008")->disposition == Disposition::existing);
  input.suppressions[0].is_new = true;
  CHECK(with_id(judge(input), "PIP008")->disposition == Disposition::blocks);
}

TEST_CASE("hostile comments are cut") {
  std::string text = "gate:ignore ";
  for (int i = 0; i < 5'000; ++i)
    text += "AAA" + std::to_string(i) + ",";
  const auto one = read(text);
  CHECK(one.ids.size() == 50);
  CHECK(one.text.size() <= 500);
  CHECK(read("gate:ignore IMG010 reason: " + std::string(100'000, 'x')).reason.size() == 500);
}
