// SPDX-License-Identifier: Apache-2.0
// Small reports of every layout, printed and compared: golden/NAME.json → golden/NAME.txt.
// GATE_UPDATE_GOLDEN=1 writes the texts anew; read the difference before committing it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gate/core/text.hpp"
#include "integrations/scanners/import.hpp"
#include "tests/catch.hpp"

using gate::ReportOutcome;
using gate::Severity;
using gate::scanners::import_report;

namespace {

const std::filesystem::path folder =
    std::filesystem::path{GATE_SOURCE_DIR} / "tests/integrations/scanners/golden";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::string joined(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts.begin(), texts.end(), " "));
}

std::string print(const gate::Finding& finding) {
  std::string text = fmt::format("\n{} [{}] {}\n  at {}", finding.id, word(finding.kind),
                                 word(finding.severity), finding.path);
  if (finding.line > 0) text += fmt::format(":{}-{}", finding.line, finding.end_line);
  if (finding.column > 0) text += fmt::format(" columns {}-{}", finding.column, finding.end_column);
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) text += fmt::format("\n  {}: {}", name, value);
  };
  add("message", finding.message);
  add("fix", finding.fix);
  add("ids", joined(finding.ids));
  add("aliases", joined(finding.aliases));
  if (finding.package)
    add("package",
        fmt::format("{} | {} | {} | fixed {}", finding.package->purl, finding.package->name,
                    finding.package->installed, finding.package->fixed));
  add("target", finding.target);
  add("owner", finding.owner);
  add("part", finding.part);
  add("subject", finding.subject);
  add("reason", finding.reason);
  for (const gate::Sighting& seen : finding.seen_by)
    text += fmt::format("\n  seen by: {} {} \"{}\"", seen.tool, seen.id, seen.severity);
  return text + "\n";
}

std::string print(const gate::Outcome<gate::ImportedReport>& report) {
  const gate::InputReport& input = report.value.input;
  std::string text = fmt::format(
      "{} {}: {} findings, {} suppressed; critical {} high {} medium {} low {} info {} unknown "
      "{}\n",
      input.kind, word(input.outcome), input.findings, input.suppressed, input.severities.at(4),
      input.severities.at(3), input.severities.at(2), input.severities.at(1),
      input.severities.at(0), input.unknown);
  text += fmt::format("created: {}\nsubjects: {}\n", input.created, joined(input.subjects));
  if (input.recognised_nothing) text += "recognised nothing\n";
  for (const gate::Fault& fault : report.faults)
    text += fmt::format("fault: {}\n", fault.what);
  for (const gate::Finding& finding : report.value.findings)
    text += print(finding);
  return text;
}

std::vector<std::string> golden_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{folder})
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem());
  std::sort(names.begin(), names.end());
  return names;
}

// The same whatever the order of findings and subjects.
std::string print_sorted(gate::Outcome<gate::ImportedReport> report) {
  std::sort(report.value.input.subjects.begin(), report.value.input.subjects.end());
  std::vector<std::string> findings;
  for (const gate::Finding& finding : report.value.findings)
    findings.push_back(print(finding));
  std::sort(findings.begin(), findings.end());
  report.value.findings.clear();
  return print(report) + joined(findings);
}

// The document with every object's members in reverse order of their names.
nlohmann::ordered_json reversed(const nlohmann::ordered_json& value) {
  if (value.is_array()) {
    auto items = nlohmann::ordered_json::array();
    for (const auto& item : value)
      items.push_back(reversed(item));
    return items;
  }
  if (!value.is_object()) return value;
  std::vector<std::string> keys;
  for (const auto& [key, member] : value.items())
    keys.push_back(key);
  std::sort(keys.rbegin(), keys.rend());
  auto object = nlohmann::ordered_json::object();
  for (const std::string& key : keys)
    object[key] = reversed(value.at(key));
  return object;
}

std::string utf16(const std::string& ascii, bool big) {
  std::string wide;
  for (const char c : ascii) {
    if (big) wide += '\0';
    wide += c;
    if (!big) wide += '\0';
  }
  return wide;
}

}  // namespace

TEST_CASE("golden reports print as expected") {
  const char* update = std::getenv("GATE_UPDATE_GOLDEN");  // NOLINT(concurrency-mt-unsafe)
  const auto names = golden_names();
  CHECK(names.size() >= 11);
  for (const std::string& name : names) {
    const std::string bytes = bytes_of(folder / (name + ".json"));
    const std::string printed = print(import_report({"reports/" + name + ".json", bytes, ""}));
    if (update != nullptr) std::ofstream{folder / (name + ".txt"), std::ios::binary} << printed;
    INFO(name);
    CHECK(printed == bytes_of(folder / (name + ".txt")));
    CHECK(printed.find("MUST-NOT-APPEAR") == std::string::npos);
  }
}

TEST_CASE("the order of keys changes nothing") {
  for (const std::string& name : golden_names()) {
    const std::string bytes = bytes_of(folder / (name + ".json"));
    const std::string turned = reversed(nlohmann::ordered_json::parse(bytes)).dump();
    INFO(name);
    CHECK(print_sorted(import_report({name, turned, ""})) ==
          print_sorted(import_report({name, bytes, ""})));
  }
}

TEST_CASE("a report cut off anywhere has no findings and is an error") {
  for (const std::string& name : golden_names()) {
    const std::string text =
        nlohmann::ordered_json::parse(bytes_of(folder / (name + ".json"))).dump();
    for (std::size_t size = 0; size < text.size(); ++size) {
      const auto report = import_report({name, std::string_view{text}.substr(0, size), ""});
      INFO(name << " cut to " << size);
      REQUIRE(report.value.input.outcome == ReportOutcome::error);
      REQUIRE(report.value.findings.empty());
      REQUIRE(report.faults.size() == 1);
    }
  }
}

TEST_CASE("wide text reads like UTF-8") {
  const std::string text = bytes_of(folder / "trivy-filesystem.json");
  const std::string expected = print(import_report({"r", text, ""}));
  for (const bool big : {false, true}) {
    const std::string wide = utf16(text, big);
    const std::string mark = big ? "\xFE\xFF" : "\xFF\xFE";
    CHECK(print(import_report({"r", wide, ""})) == expected);
    CHECK(print(import_report({"r", mark + wide, ""})) == expected);
  }
  CHECK(print(import_report({"r", "\xEF\xBB\xBF" + text, ""})) == expected);
  CHECK(print(import_report({"r", text + std::string(512, '\0'), ""})) == expected);
}

TEST_CASE("repeated keys hide no findings") {
  const auto report = import_report({"r", R"({"SchemaVersion": 2,
      "Results": [{"Target": "a", "Secrets": [{"RuleID": "x", "Severity": "HIGH"}], "Secrets": []}],
      "Results": [], "Results": null})",
                                     ""});
  CHECK(report.value.input.outcome == ReportOutcome::findings);
  CHECK(report.value.input.findings == 1);
  const auto snyk = import_report({"r", R"({"ok": true, "dependencyCount": 1,
      "vulnerabilities": [{"id": "SNYK-JS-A-1", "severity": "high"}], "vulnerabilities": []})",
                                   ""});
  CHECK(snyk.value.input.findings == 1);
}

TEST_CASE("a report in which nothing was recognised says so") {
  const auto nothing = [](std::string_view text) {
    const auto report = import_report({"r", text, ""});
    CHECK(report.value.input.outcome == ReportOutcome::findings);
    CHECK(report.faults.empty());
    return report.value.input.recognised_nothing;
  };
  CHECK(nothing(R"({"SchemaVersion": 2, "ArtifactName": "x"})"));
  CHECK(nothing(R"({"SchemaVersion": 2, "Results": null})"));
  CHECK(nothing(R"({"SchemaVersion": 2, "Results": []})"));
  CHECK(nothing(
      R"({"SchemaVersion": 2, "Results": [{"Target": "a"}], "Metadata": {"OS": {"EOSL": true}}})"));
  CHECK_FALSE(nothing(R"({"SchemaVersion": 2, "Results": [{"Target": "a"}]})"));
  CHECK(nothing(R"({"ok": true, "dependencyCount": 0, "vulnerabilities": []})"));
  CHECK_FALSE(nothing(R"({"ok": true, "dependencyCount": 4, "vulnerabilities": []})"));
  CHECK_FALSE(nothing(R"({"version": "2.1.0", "runs": [{"tool": {}, "results": []}]})"));
}

TEST_CASE("half surrogate pairs cost one character, not the report") {
  const auto report = import_report({"r", R"({"SchemaVersion": 2, "ArtifactName": "bad \ud800 end",
      "Results": [{"Target": "a", "Secrets": [{"RuleID": "x", "Severity": "HIGH", "Title": "T \udc00"}]}]})",
                                     ""});
  CHECK(report.value.input.findings == 1);
  CHECK(report.value.input.subjects == std::vector<std::string>{"bad \xEF\xBF\xBD end"});
}
