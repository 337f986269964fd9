// SPDX-License-Identifier: Apache-2.0
#include "gate/report/terminal.hpp"

#include "tests/catch.hpp"
#include "tests/gate/report/fixture.hpp"
#include "tests/gate/report/golden.hpp"

namespace gate::report {
namespace {

using test::check_golden;
using test::emitted;

std::string shown(const Report& report, const Options& options) {
  return emitted(terminal, report, options);
}

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Report first_run() {
  Report report;
  report.subject.command = "run";
  report.subject.root = "/src/app";
  report.subject.head = "work tree";
  report.subject.config = "defaults";
  report.subject.fail_on = "high";
  report.coverage.commits = 41;
  report.coverage.files_read = 7;
  report.coverage.history_searched = true;
  return report;
}

TEST_CASE("a change with findings of every sort, at a terminal") {
  check_golden("gate/report/golden/rich.txt", shown(test::rich_report(), test::options()));
}

TEST_CASE("the same with everything listed") {
  Options options = test::options();
  options.verbose = true;
  check_golden("gate/report/golden/rich_verbose.txt", shown(test::rich_report(), options));
}

TEST_CASE("the same in colour with links") {
  Options options = test::options();
  options.color = options.links = true;
  check_golden("gate/report/golden/rich_color.txt", shown(test::blocked_report(), options));
}

TEST_CASE("quiet: one line when clean, one line a blocking finding otherwise") {
  Options options = test::options();
  options.quiet = true;
  CHECK(shown(test::clean_report(), options) ==
        "gate: pass: everything that was asked for was checked and nothing blocks; exit 0\n");
  check_golden("gate/report/golden/rich_quiet.txt", shown(test::rich_report(), options));
}

TEST_CASE("a pass prints its receipt in one line") {
  check_golden("gate/report/golden/clean.txt", shown(test::clean_report(), test::options()));
}

TEST_CASE("scope all: the 20 worst in full, the rest as counts by id, then the baseline") {
  const std::string text = shown(test::many_report(), test::options());
  std::size_t in_full = 0;
  for (const auto line : lines_of(text))
    if (line.find("Dockerfile:") != std::string_view::npos) ++in_full;
  CHECK(in_full == 20);
  CHECK(says(text, "and 50 more (-v lists them): "));
  CHECK(says(text, "gate run --baseline gate-baseline.json --update"));
  Options verbose = test::options();
  verbose.verbose = true;
  CHECK(says(shown(test::many_report(), verbose), "d69/Dockerfile:70"));
}

TEST_CASE("what a newcomer meets") {
  SECTION("no configuration, nothing to lint, no evidence") {
    check_golden("gate/report/golden/first_run.txt", shown(first_run(), test::options()));
  }
  SECTION("outside git") {
    Report report = first_run();
    report.subject.head.clear();
    report.coverage.history_searched = false;
    report.coverage.commits = 0;
    check_golden("gate/report/golden/outside_git.txt", shown(report, test::options()));
  }
  SECTION("old findings of a change are one line") {
    Report report = test::clean_report();
    for (std::uint32_t i = 0; i < 3; ++i)
      report.add(test::marked(test::finding("IMG002", "latest-tag", Kind::dockerfile,
                                            Severity::high, "a/Dockerfile", i + 1, "no tag"),
                              Disposition::existing, "on the base too"));
    check_golden("gate/report/golden/old_findings.txt", shown(report, test::options()));
  }
  SECTION("a hook says that reports are not asked for") {
    Report report = test::clean_report();
    report.subject.command = "hook";
    report.subject.evidence_asked = false;
    check_golden("gate/report/golden/hook.txt", shown(report, test::options()));
  }
  SECTION("a shallow clone") {
    Report report = first_run();
    report.faults = {{Cause::shallow, "the clone is shallow: write `with: {fetch-depth: 0}`"}};
    check_golden("gate/report/golden/shallow.txt", shown(report, test::options()));
  }
}

TEST_CASE("new suppressions come first, and the verdict last") {
  const std::string text = shown(test::rich_report(), test::options());
  const auto suppresses = text.find("this change suppresses");
  REQUIRE(suppresses != std::string::npos);
  CHECK(suppresses < text.find("not checked:"));
  CHECK(suppresses < text.find("compose.yaml"));
  CHECK(lines_of(text).back() ==
        "gate: incomplete: 2 things that should have been checked could not be; nothing counts as "
        "clean, and 6 findings block; exit 3");
}

TEST_CASE("exit-zero is said, and only where it changed something") {
  Options options = test::options();
  options.exit_zero = true;
  CHECK(lines_of(shown(test::blocked_report(), options)).back() ==
        "gate: blocked: 6 findings block; exit 0 as --exit-zero asks");
  CHECK(says(shown(test::rich_report(), options), "exit 3"));
}

TEST_CASE("hostile text moves no cursor and hides no line") {
  for (const bool verbose : {false, true}) {
    for (const bool quiet : {false, true}) {
      Options options = test::options();
      options.verbose = verbose;
      options.quiet = quiet;
      options.source = [](const std::string&, std::uint32_t) { return test::hostile(); };
      const std::string text = shown(test::hostile_report(), options);
      CHECK(is_utf8(text));
      CHECK_FALSE(says(text, "\x1b"));
      CHECK_FALSE(says(text, "\r"));
      CHECK_FALSE(says(text, "\xe2\x80\xae"));
      CHECK_FALSE(says(text, "\n::"));
      CHECK_FALSE(says(text, "\nverdict=pass"));
    }
  }
}

TEST_CASE("without source lines, width or rules it still prints") {
  const std::string text = shown(test::rich_report(), Options{});
  CHECK(says(text, "Dockerfile:3:1  high  IMG010 runs-as-root"));
  CHECK(says(text, "of 2026-11-20T09:00:00Z"));
}

}  // namespace
}  // namespace gate::report
