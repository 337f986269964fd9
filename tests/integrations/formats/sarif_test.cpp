// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/sarif.hpp"

#include <set>

#include <nlohmann/json.hpp>

#include "integrations/formats/line_hash.hpp"
#include "integrations/formats/sarif_rule.hpp"
#include "tests/catch.hpp"
#include "tests/gate/report/fixture.hpp"
#include "tests/gate/report/golden.hpp"

namespace gate::formats {
namespace {

using nlohmann::json;

json written(const Report& report) {
  return json::parse(test::emitted(sarif, report, test::options()));
}

json result_of(const json& document, std::string_view id) {
  for (const auto& run : document["runs"])
    for (const auto& result : run["results"])
      if (result["ruleId"] == id) return result;
  return {};
}

json region_of(const json& result) {
  return result["locations"][0]["physicalLocation"]["region"];
}

TEST_CASE("a change with findings of every sort, as SARIF") {
  test::check_golden("integrations/formats/golden/rich.sarif",
                     test::emitted(sarif, test::rich_report(), test::options()));
}

TEST_CASE("every document is valid under the OASIS schema") {
  const auto schema =
      std::filesystem::path{GATE_SHARED_DIR} / "schemas" / "sarif-schema-2.1.0.json";
  for (const Report& report : {test::rich_report(), test::clean_report(), test::many_report(),
                               test::hostile_report(), Report{}})
    test::check_schema(schema, test::emitted(sarif, report, test::options()));
}

TEST_CASE("one run for gate and one for every kind of report, also without results") {
  Report report = test::clean_report();
  test::add_inputs(report);
  const auto document = written(report);
  REQUIRE(document["runs"].size() == 3);
  std::set<std::string> keys;
  for (const auto& run : document["runs"]) {
    CHECK(run["results"].empty());
    CHECK(keys.insert(run["tool"]["driver"]["name"]).second);
    CHECK(keys.insert(run["automationDetails"]["id"]).second);
  }
  CHECK(document["runs"][0]["automationDetails"]["id"] == "gate/gate/");
  CHECK(document["runs"][1]["automationDetails"]["id"] == "gate/trivy/");
}

TEST_CASE("what GitHub requires is there") {
  for (const Report& report : {test::rich_report(), test::hostile_report()}) {
    const auto document = written(report);
    for (const auto& run : document["runs"]) {
      CHECK(run["columnKind"] == "unicodeCodePoints");
      const auto& rules = run["tool"]["driver"]["rules"];
      std::set<std::string> ids;
      for (const auto& rule : rules) {
        CHECK(ids.insert(rule["id"]).second);
        for (const std::string_view text : {"shortDescription", "fullDescription", "help"})
          CHECK_FALSE(rule[std::string{text}]["text"].get<std::string>().empty());
        CHECK(rule["properties"]["tags"].size() <= 10);
      }
      for (const auto& result : run["results"]) {
        CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
        CHECK_FALSE(result["message"]["text"].get<std::string>().empty());
        CHECK(result["locations"].size() == 1);
        CHECK(region_of(result)["startLine"] >= 1);
        CHECK_FALSE(result.dump().find("snippet") != std::string::npos);
      }
    }
  }
}

TEST_CASE("a rule of two severities is two rules") {
  const auto document = written(test::rich_report());
  const auto usual = result_of(document, "IMG010");
  const auto lesser = result_of(document, "IMG010/medium");
  CHECK(usual["level"] == "error");
  CHECK(lesser["level"] == "warning");
  const auto& rules = document["runs"][0]["tool"]["driver"]["rules"];
  CHECK(rules[usual["ruleIndex"].get<std::size_t>()]["properties"]["security-severity"] == "8.0");
  CHECK(rules[lesser["ruleIndex"].get<std::size_t>()]["properties"]["security-severity"] == "5.5");
}

TEST_CASE("an id of others that looks like one made here stays apart") {
  Report report;
  for (const auto& pair : {std::pair{"A", Severity::high}, std::pair{"A/low", Severity::high},
                           std::pair{"A", Severity::low}})
    report.add(test::finding(pair.first, "", Kind::code, pair.second, "p", 1, "m"));
  const auto document = written(report);
  std::set<std::string> ids;
  for (const auto& rule : document["runs"][0]["tool"]["driver"]["rules"])
    ids.insert(rule["id"].get<std::string>());
  CHECK(ids == std::set<std::string>{"A", "A/low", "A/low+"});
}

TEST_CASE("regions: known columns, whole lines, no line") {
  const auto document = written(test::rich_report());
  CHECK(region_of(result_of(document, "IMG010")) ==
        json::parse(R"({"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 10})"));
  CHECK(region_of(result_of(document, "RUN110")) ==
        json::parse(R"({"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 7})"));
  CHECK(region_of(result_of(document, "go.sqli")) ==
        json::parse(R"({"startLine": 12, "startColumn": 1, "endLine": 14})"));
  CHECK(region_of(result_of(document, "CVE-2026-5")) ==
        json::parse(R"({"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1})"));
}

TEST_CASE("fingerprints: GitHub's of the line, ours without one, none of a secret's line") {
  Report report = test::rich_report();
  Finding token =
      test::finding("TOK001", "t", Kind::secret, Severity::critical, "Dockerfile", 2, "m");
  token.fingerprint = "0123";
  report.add(token);
  std::string third;
  line_hashes(test::files().at("Dockerfile"), [&](std::uint32_t line, std::string hash) {
    if (line == 3) third = std::move(hash);
  });
  const auto document = written(report);
  const auto root = result_of(document, "IMG010")["partialFingerprints"];
  CHECK(root["primaryLocationLineHash"] == third);
  CHECK(root["gateFingerprint/v1"].get<std::string>().size() == 32);
  const auto package = result_of(document, "CVE-2026-5")["partialFingerprints"];
  CHECK(package["primaryLocationLineHash"] ==
        package["gateFingerprint/v1"].get<std::string>().substr(0, 16) + ":1");
  for (const auto& result : document["runs"][0]["results"])
    if (result["partialFingerprints"].value("gateFingerprint/v1", "") == "0123")
      CHECK_FALSE(result["partialFingerprints"].contains("primaryLocationLineHash"));
}

TEST_CASE("suppressions and states") {
  const auto document = written(test::rich_report());
  const auto in_source = result_of(document, "IMG010/medium");
  CHECK(in_source["suppressions"][0]["kind"] == "inSource");
  CHECK(in_source["suppressions"][0]["justification"] ==
        "by tools/Dockerfile:1 until 2027-01-31: CI only");
  CHECK(result_of(document, "CVE-2026-7")["suppressions"][0]["kind"] == "external");
  CHECK_FALSE(result_of(document, "IMG010").contains("suppressions"));
  CHECK(result_of(document, "IMG010")["baselineState"] == "new");
  CHECK(result_of(document, "IMG002")["baselineState"] == "unchanged");
  const auto uncompared = written(test::many_report());
  for (const auto& result : uncompared["runs"][0]["results"])
    CHECK_FALSE(result.contains("baselineState"));
}

TEST_CASE("faults make an invocation unsuccessful and are told in it") {
  const auto document = written(test::rich_report());
  const auto own = document["runs"][0]["invocations"][0];
  CHECK(own["executionSuccessful"] == false);
  CHECK(own["toolExecutionNotifications"].size() == 3);
  CHECK(document["runs"][1]["invocations"][0]["executionSuccessful"] == true);
  CHECK(document["runs"][2]["invocations"][0]["executionSuccessful"] == false);
  CHECK(written(test::clean_report())["runs"][0]["invocations"][0]["executionSuccessful"] == true);
}

TEST_CASE("an unknown severity is an error without a number") {
  const auto document = written(test::rich_report());
  const auto result = result_of(document, "CVE-2026-5");
  CHECK(result["level"] == "error");
  CHECK(result["properties"]["severity"] == "unknown");
  const auto& rule =
      document["runs"][1]["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()];
  CHECK_FALSE(rule["properties"].contains("security-severity"));
  CHECK(rule["helpUri"] == "https://nvd.nist.gov/vuln/detail/CVE-2026-5");
}

TEST_CASE("a run holds 25,000 results and says what it leaves out") {
  Report report;
  for (std::uint32_t i = 0; i < 25010; ++i)
    report.add(test::finding("A", "a", Kind::code, Severity::low, "p", i + 1, "m"));
  const auto run = written(report)["runs"][0];
  CHECK(run["results"].size() == 25000);
  CHECK(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] ==
        "10 results are left out: a run holds at most 25000");
}

TEST_CASE("a file has 20 runs at most") {
  Report report;
  for (int i = 0; i < 40; ++i) {
    Finding made = test::finding("A", "a", Kind::code, Severity::low, "p", 1, "m");
    made.evidence = "r" + std::to_string(i);
    made.seen_by = {{"tool" + std::to_string(i), "A", "low"}};
    report.add(made);
  }
  const auto runs = written(report)["runs"];
  CHECK(runs.size() == 20);
  CHECK(runs[19]["automationDetails"]["id"] == "gate/other/");
  std::size_t results = 0;
  for (const auto& run : runs)
    results += run["results"].size();
  CHECK(results == 40);
}

TEST_CASE("text of others makes no link, paths make URIs") {
  CHECK(sarif_message("see [the page](https://x.test/)") == "see \\[the page\\](https://x.test/)");
  CHECK(sarif_message("a[0] \\ b") == "a[0] \\ b");
  Report report;
  report.add(test::finding("A", "a", Kind::code, Severity::low, "a b/ü:1", 1, "m"));
  report.add(test::finding("B", "b", Kind::code, Severity::low, "/abs/x", 1, "m"));
  const auto document = written(report);
  const auto place = [&](std::string_view id) {
    return result_of(document, id)["locations"][0]["physicalLocation"]["artifactLocation"];
  };
  CHECK(place("A") == json::parse(R"({"uri": "a%20b/%C3%BC%3A1", "uriBaseId": "%SRCROOT%"})"));
  CHECK(place("B") == json::parse(R"({"uri": "file:///abs/x"})"));
}

}  // namespace
}  // namespace gate::formats
