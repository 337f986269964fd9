// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/codequality.hpp"

#include <set>

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/gate/report/fixture.hpp"
#include "tests/gate/report/golden.hpp"

namespace gate::formats {
namespace {

using nlohmann::json;

json written(const Report& report) {
  return json::parse(test::emitted(codequality, report, test::options()));
}

TEST_CASE("a change with findings of every sort") {
  test::check_golden("integrations/formats/golden/rich.codequality.json",
                     test::emitted(codequality, test::rich_report(), test::options()));
}

TEST_CASE("nothing found is an empty array") {
  CHECK(test::emitted(codequality, test::clean_report(), test::options()) == "[]\n");
}

TEST_CASE("every finding but the suppressed ones, existing ones too") {
  CHECK(written(test::blocked_report()).size() == 1 + 6 + 4 + 1 + 1);
}

TEST_CASE("each entry is what GitLab's own check accepts") {
  const auto schema =
      std::filesystem::path{GATE_SHARED_DIR} / "schemas" / "gitlab-codequality-entry.json";
  for (const Report& report : {test::rich_report(), test::hostile_report()}) {
    const auto entries = written(report);
    REQUIRE_FALSE(entries.empty());
    for (const auto& entry : entries) {
      CHECK(entry.at("description").is_string());
      CHECK(entry.at("location").at("path").is_string());
      CHECK(entry.at("location").at("lines").at("begin") >= 1);
      const std::string severity = entry.at("severity");
      CHECK(std::set<std::string>{"info", "minor", "major", "critical", "blocker"}.count(severity));
    }
    test::check_schema(schema, entries.front().dump());
    test::check_schema(schema, entries.back().dump());
  }
}

TEST_CASE("fingerprints never collapse") {
  Report report;
  for (int i = 0; i < 5; ++i) {
    Finding made = test::finding("A", "a", Kind::code, Severity::low, "p", 1, "m");
    made.fingerprint = i < 3 ? "same" : "";
    report.add(made);
  }
  std::set<std::string> fingerprints;
  for (const auto& entry : written(report))
    fingerprints.insert(entry["fingerprint"].get<std::string>());
  CHECK(fingerprints.size() == 5);
  CHECK(fingerprints.count("same") == 1);
}

TEST_CASE("severities and places") {
  Report report;
  const std::pair<Rating, std::string_view> expected[] = {
      {Severity::critical, "blocker"}, {Severity::high, "critical"}, {Severity::medium, "major"},
      {Severity::low, "minor"},        {Severity::info, "info"},     {Rating{}, "critical"}};
  for (const auto& pair : expected)
    report.add(test::finding("A", "a", Kind::code, pair.first, "./a/./b", 0, "m"));
  const auto entries = written(report);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    CHECK(entries[i]["severity"] == expected[i].second);
    CHECK(entries[i]["location"]["path"] == "a/./b");
    CHECK(entries[i]["location"]["lines"]["begin"] == 1);
  }
}

}  // namespace
}  // namespace gate::formats
