// SPDX-License-Identifier: Apache-2.0
#include "gate/report/json.hpp"

#include <nlohmann/json.hpp>

#include "gate/report/json_writer.hpp"
#include "tests/catch.hpp"
#include "tests/gate/report/fixture.hpp"
#include "tests/gate/report/golden.hpp"

namespace gate::report {
namespace {

using nlohmann::json;

json written(const Report& report) {
  return json::parse(test::emitted(report::json, report, test::options()));
}

std::filesystem::path schema_file() {
  const auto path = std::filesystem::temp_directory_path() / "gate_report_schema.json";
  test::write_file(path, report_schema());
  return path;
}

TEST_CASE("the JSON of a change with findings of every sort") {
  test::check_golden("gate/report/golden/rich.json",
                     test::emitted(report::json, test::rich_report(), test::options()));
}

TEST_CASE("every document is valid under the schema") {
  const auto schema = schema_file();
  for (const Report& report : {test::rich_report(), test::clean_report(), test::many_report(),
                               test::hostile_report(), Report{}})
    test::check_schema(schema, test::emitted(report::json, report, test::options()));
}

TEST_CASE("the schema refuses what is not in the contract") {
  const auto schema = schema_file();
  auto document = written(test::rich_report());
  document["findings"][0]["severity"] = "severe";
  CHECK(test::refuses(schema, document.dump()));
  document = written(test::rich_report());
  document["findings"][0]["sevrity"] = "high";
  CHECK(test::refuses(schema, document.dump()));
  document = written(test::rich_report());
  document.erase("counts");
  CHECK(test::refuses(schema, document.dump()));
}

TEST_CASE("the schema names every word of the vocabulary") {
  const auto finding = json::parse(report_schema())["$defs"]["finding"]["properties"];
  std::vector<std::string> kinds;
  for (int i = 0; i <= static_cast<int>(Kind::policy); ++i)
    kinds.emplace_back(word(static_cast<Kind>(i)));
  CHECK(finding["kind"]["enum"].get<std::vector<std::string>>() == kinds);
}

TEST_CASE("members follow the contract") {
  const auto document = written(test::rich_report());
  CHECK(document["schema"] == "gate/1");
  CHECK(document["verdict"] == "incomplete");
  CHECK(document["scope"] == "change");
  CHECK(document["base"] == "1a2b3c4d5e6f1a2b3c4d5e6f1a2b3c4d5e6f1a2b");
  CHECK(document["counts"] == json::parse(R"({"blocks": 6, "below-threshold": 4, "unfixed": 1,
                                              "existing": 1, "suppressed": 2})"));
  CHECK(document["findings"].size() == 14);
  const auto& first = document["findings"][0];
  CHECK(first["group"].is_null());
  CHECK(document["coverage"]["skipped"][0] ==
        json::parse(R"({"path": "a.bin", "bytes": 90112, "reason": "binary"})"));
  CHECK(document["inputs"][0]["severities"] ==
        json::parse(R"({"critical": 0, "high": 3, "medium": 0, "low": 0, "info": 0,
                        "unknown": 1})"));
  CHECK(document["inputs"][1]["outcome"] == "partial");
}

TEST_CASE("a line that is not known is absent, columns are on single-line ranges only") {
  Report report;
  report.add(test::finding("A", "a", Kind::code, Severity::low, "p", 0, "m"));
  Finding lines = test::finding("B", "b", Kind::code, Severity::low, "p", 3, "m");
  lines.end_line = 5;
  lines.column = 2;
  report.add(lines);
  const auto findings = written(report)["findings"];
  CHECK_FALSE(findings[0].contains("line"));
  CHECK(findings[1]["end_line"] == 5);
  CHECK_FALSE(findings[1].contains("column"));
}

TEST_CASE("text of others stays text, bytes that are not UTF-8 are spelt out") {
  const std::string text = test::emitted(report::json, test::hostile_report(), test::options());
  CHECK(is_utf8(text));
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("\xe2\x80\xae") == std::string::npos);
  const auto document = json::parse(text);
  const std::string message = document["findings"][0]["message"];
  CHECK(message.find("\\xff") != std::string::npos);
  CHECK(message.find("\xe2\x80\xae") != std::string::npos);
  CHECK(document["verdict"] == "incomplete");
}

TEST_CASE("a document comes in pieces") {
  Report report;
  for (std::uint32_t i = 1; i <= 2000; ++i)
    report.add(test::finding("A", "a", Kind::code, Severity::low, "p", i, std::string(100, 'm')));
  std::size_t largest = 0;
  std::size_t pieces = 0;
  report::json(report, Options{}, [&](std::string_view piece) {
    largest = std::max(largest, piece.size());
    ++pieces;
  });
  CHECK(largest < 65536);
  CHECK(pieces > 10);
}

TEST_CASE("JSON strings") {
  CHECK(json_text("a\"b\\c\n\t\r\x01") == "\"a\\\"b\\\\c\\n\\t\\r\\u0001\"");
  CHECK(json_text("é世\xff") == "\"é世\\\\xff\"");
  CHECK(json_text("\xc2\x85\xe2\x80\xae") == "\"\\u0085\\u202e\"");
}

}  // namespace
}  // namespace gate::report
