// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/github.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/gate/report/fixture.hpp"
#include "tests/gate/report/golden.hpp"
#include "tests/integrations/formats/runner.hpp"

namespace gate::formats {
namespace {

using test::check_golden;
using test::emitted;
using test::runner_log;

std::size_t of_level(const test::RunnerLog& log, std::string_view level) {
  return static_cast<std::size_t>(
      std::count_if(log.commands.begin(), log.commands.end(),
                    [&](const test::Command& command) { return command.name == level; }));
}

test::RunnerLog annotated(const Report& report) {
  return runner_log(emitted(github_annotations, report, test::options()));
}

TEST_CASE("a step's log for a change with findings of every sort") {
  check_golden("integrations/formats/golden/rich.github.txt",
               emitted(github, test::rich_report(), test::options()));
}

TEST_CASE("the human text stands between the markers, the annotations after them") {
  const auto log = runner_log(emitted(github, test::rich_report(), test::options()));
  CHECK_FALSE(log.stopped_at_end);
  CHECK_FALSE(log.legacy);
  CHECK(log.lines.front().substr(0, 5) == "gate ");
  CHECK(log.lines.back().substr(0, 17) == "gate: incomplete:");
  REQUIRE_FALSE(log.commands.empty());
  for (const auto& command : log.commands)
    CHECK((command.name == "error" || command.name == "warning" || command.name == "notice"));
}

TEST_CASE("columns stand on single-line ranges only") {
  for (const auto& command : annotated(test::rich_report()).commands) {
    const auto& properties = command.properties;
    if (properties.count("col") == 0) continue;
    CHECK(properties.at("line") == properties.at("endline"));
  }
  Report report;
  Finding lines = test::finding("A", "a", Kind::code, Severity::high, "p", 3, "m");
  lines.end_line = 5;
  lines.column = 2;
  report.add(lines);
  CHECK(emitted(github_annotations, report, test::options()) ==
        "::error file=p,line=3,endLine=5,title=high A a::m\n");
}

TEST_CASE("one finding, exactly") {
  Report report;
  Finding made = test::finding("A,1", "a:b=c", Kind::code, Severity::high, "p,q:r/ü", 3, "50%\nx");
  made.column = 2;
  made.end_column = 4;
  made.fix = "do y";
  report.add(made);
  CHECK(emitted(github_annotations, report, test::options()) ==
        "::error file=p%2Cq%3Ar/ü,line=3,endLine=3,col=2,endColumn=4,title=high A%2C1 a%3Ab c::"
        "50%25\\x0ax%0Afix: do y\n");
}

TEST_CASE("ten of each level at most, and the last says how many more") {
  Report report;
  for (std::uint32_t i = 0; i < 40; ++i) {
    const std::string path = "d" + std::to_string(i);
    report.add(test::finding("A", "a", Kind::code, Severity::high, path, 1, "m"));
    report.add(test::marked(test::finding("B", "b", Kind::code, Severity::medium, path, 1, "m"),
                            Disposition::below_threshold, ""));
    report.add(test::marked(test::finding("C", "c", Kind::code, Severity::low, path, 1, "m"),
                            Disposition::existing, ""));
  }
  report.sort();
  const auto log = annotated(report);
  for (const std::string_view level : {"error", "warning", "notice"})
    CHECK(of_level(log, level) == 10);
  CHECK(log.commands[9].data ==
        "31 more of this level: see the job summary, or a file written with -o");
}

TEST_CASE("ten need no last one") {
  Report report;
  for (std::uint32_t i = 0; i < 10; ++i)
    report.add(
        test::finding("A", "a", Kind::code, Severity::high, "d" + std::to_string(i), 1, "m"));
  const auto log = annotated(report);
  CHECK(of_level(log, "error") == 10);
  CHECK(log.commands[9].properties.at("file") == "d9");
}

TEST_CASE("equal risks of a file share an annotation") {
  Report report;
  for (std::uint32_t i = 1; i <= 5; ++i)
    report.add(test::finding("A", "a", Kind::code, Severity::high, "p", i, "m"));
  const auto log = annotated(report);
  REQUIRE(log.commands.size() == 1);
  CHECK(log.commands[0].data == "m\nand 4 more of the same in this file");
}

TEST_CASE("new suppressions and findings together keep to ten warnings") {
  Report report;
  for (int i = 0; i < 9; ++i)
    report.coverage.new_suppressions.push_back("p:" + std::to_string(i + 1) + ": gate:ignore A");
  for (std::uint32_t i = 0; i < 20; ++i)
    report.add(test::marked(
        test::finding("B", "b", Kind::code, Severity::medium, "d" + std::to_string(i), 1, "m"),
        Disposition::existing, ""));
  const auto log = annotated(report);
  CHECK(of_level(log, "warning") == 10);
  CHECK(log.commands[0].properties.at("line") == "1");
  CHECK(log.commands[3].data ==
        "6 more of this level: see the job summary, or a file written with -o");
}

TEST_CASE("faults are errors and leave room for findings") {
  Report report;
  for (int i = 0; i < 8; ++i)
    report.faults.push_back({Cause::missing, "no report " + std::to_string(i), "r.json"});
  report.add(test::finding("A", "a", Kind::code, Severity::high, "p", 1, "m"));
  const auto log = annotated(report);
  REQUIRE(log.commands.size() == 6);
  CHECK(log.commands[0].data == "no report 0");
  CHECK(log.commands[4].data == "4 more things could not be checked: see the log");
  CHECK(log.commands[5].data == "m");
}

TEST_CASE("nothing in hostile text is obeyed, with a token or without") {
  for (const std::string& token : {test::options().token, std::string{}, std::string{"short"}}) {
    Options options = test::options();
    options.token = token;
    options.source = [](const std::string&, std::uint32_t) { return test::hostile(); };
    const auto log = runner_log(emitted(github, test::hostile_report(), options));
    CHECK_FALSE(log.stopped_at_end);
    CHECK_FALSE(log.legacy);
    REQUIRE_FALSE(log.commands.empty());
    for (const auto& command : log.commands) {
      CHECK((command.name == "error" || command.name == "warning" || command.name == "notice"));
      CHECK((command.properties.count("title") == 1));
      const std::string& title = command.properties.at("title");
      CHECK(title.find('=') == std::string::npos);
    }
  }
}

TEST_CASE("guarded text ends with its own line, and lines come whole from pieces") {
  std::string text;
  const std::string token(32, 'b');
  github_guarded(
      token,
      [](const Sink& sink) {
        sink("one :");
        sink(":x\n:");
        sink(":error::two");
      },
      [&](std::string_view piece) { text += piece; });
  CHECK(text == "::stop-commands::" + token + "\none ::x\n: :error::two\n::" + token + "::\n");
}

TEST_CASE("outputs of a run") {
  check_golden("integrations/formats/golden/rich.outputs.txt",
               emitted(github_outputs, test::rich_report(), test::options()));
  const auto outputs =
      test::outputs_of(emitted(github_outputs, test::blocked_report(), test::options()));
  REQUIRE(outputs);
  CHECK(outputs->at("verdict") == "blocked");
  CHECK(outputs->at("exit-code") == "1");
  CHECK(outputs->at("blocks") == "6");
  CHECK(outputs->at("message") == "gate: blocked: 6 findings block; exit 1");
}

TEST_CASE("hostile text adds no output and changes none") {
  const auto outputs =
      test::outputs_of(emitted(github_outputs, test::hostile_report(), test::options()));
  REQUIRE(outputs);
  CHECK(outputs->size() == 10);
  CHECK(outputs->at("verdict") == "incomplete");
  Options options = test::options();
  options.token.clear();
  const auto fewer = test::outputs_of(emitted(github_outputs, test::hostile_report(), options));
  REQUIRE(fewer);
  CHECK(fewer->size() == 8);
}

}  // namespace
}  // namespace gate::formats
