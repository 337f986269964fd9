// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "integrations/scanners/import.hpp"
#include "tests/catch.hpp"

using gate::Cause;
using gate::ReportOutcome;
using gate::scanners::import_report;

namespace {

struct Refused {
  ReportOutcome outcome;
  Cause cause;
  std::string what;

  bool operator==(const Refused&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Refused& refused) {
  return out << word(refused.outcome) << ' ' << static_cast<int>(refused.cause) << ' '
             << refused.what;
}

Refused refusal(std::string_view bytes, const std::string& kind = "") {
  const auto report = import_report({"r.json", bytes, kind});
  CHECK(report.value.findings.empty());
  CHECK(report.value.input.findings == 0);
  CHECK(report.value.input.path == "r.json");
  CHECK(report.value.input.sha256.size() == 64);
  if (report.faults.size() != 1)
    return {report.value.input.outcome, Cause::internal, "no single fault"};
  CHECK(report.faults[0].path == "r.json");
  return {report.value.input.outcome, report.faults[0].cause, report.faults[0].what};
}

Refused error(Cause cause, std::string what) {
  return {ReportOutcome::error, cause, "r.json: " + std::move(what)};
}

Refused foreign(std::string what) {
  return {ReportOutcome::not_a_report, Cause::foreign, "r.json: " + std::move(what)};
}

const std::string expected = "; a Trivy, Snyk, Docker Scout or SARIF report was expected";

}  // namespace

TEST_CASE("a file without content is an error, each kind with its own sentence") {
  CHECK(refusal("") ==
        error(Cause::empty,
              "the file is empty; a report was expected, so run the scanner again and "
              "check that it could write its output"));
  CHECK(
      refusal(" \r\n\t\n") ==
      error(
          Cause::empty,
          "the file holds nothing but white space; a report was expected, so run the scanner again "
          "and check that it could write its output"));
  CHECK(
      refusal(std::string(8, '\0')) ==
      error(
          Cause::empty,
          "the file holds nothing but white space; a report was expected, so run the scanner again "
          "and check that it could write its output"));
  CHECK(
      refusal("null\n") ==
      error(Cause::empty,
            "the file holds only `null`, which old Trivy versions write when they find nothing and "
            "which proves no scan; use a Trivy of version 0.20 or newer"));
  CHECK(refusal("[]") ==
        error(Cause::empty,
              "the file holds only `[]`, an empty list that says nothing about a scan; "
              "run the scanner again and check that it looked at something"));
  CHECK(refusal("{}") == error(Cause::empty,
                               "the file holds only `{}`, which says nothing about a scan; run the "
                               "scanner again and check that it finished"));
}

TEST_CASE("what is no JSON document of a scanner is named") {
  CHECK(refusal("<!DOCTYPE html><p>502") ==
        error(Cause::foreign,
              "this is an HTML page, such as a server's error message, and no report" + expected +
                  ", so look at what the download or upload answered"));
  CHECK(refusal("<h2>:mag: Vulnerabilities</h2>") ==
        foreign("this is XML, HTML or Markdown and not JSON" + expected +
                ", so choose the scanner's JSON or SARIF output"));
  CHECK(refusal("<bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\"/>") ==
        foreign("this is a CycloneDX document in XML, which is not read yet" + expected));
  CHECK(refusal("Total: 2 (HIGH: 1)\n") ==
        error(Cause::foreign, "this is plain text and not JSON" + expected +
                                  ", so choose the scanner's JSON or SARIF output"));
  CHECK(refusal("42") == error(Cause::foreign, "the file holds only a number" + expected));
  CHECK(refusal("\"no vulnerabilities\"") ==
        error(Cause::foreign, "the file holds only a string" + expected));
  CHECK(refusal("true") == error(Cause::foreign, "the file holds only a boolean" + expected));
  CHECK(refusal("{\"a\": 1}") == foreign("this is JSON that no known scanner writes" + expected));
  CHECK(refusal("[1, 2]") ==
        foreign("this is a JSON list that no known scanner writes" + expected));
}

TEST_CASE("text around the report is refused with its place") {
  CHECK(
      refusal("2026-01-01T00:00:00Z\tINFO\tscanning\n{\n  \"SchemaVersion\": 2\n}\n") ==
      error(
          Cause::unparsable,
          "other text stands before the JSON that begins in line 2; only JSON is expected, so let "
          "the scanner write the file itself and keep its messages out of it"));
  CHECK(refusal("[INFO] scanning\n{\"SchemaVersion\": 2}\n").cause == Cause::unparsable);
  CHECK(refusal("{\"ok\": true, \"vulnerabilities\": []}\nDone.\n") ==
        error(Cause::unparsable,
              "text follows the report at 2:1; only JSON is expected, so let the scanner write the "
              "file "
              "itself and keep its messages out of it"));
  CHECK(
      refusal("{\"ok\": true}\n{\"ok\": true}\n") ==
      error(
          Cause::unparsable,
          "a second JSON document begins at 2:1; one report a file is expected, so write each scan "
          "into a file of its own"));
}

TEST_CASE("broken JSON is refused with line and column") {
  CHECK(refusal("{\n  \"SchemaVersion\": 2,\n  \"Results\": [") ==
        error(Cause::truncated,
              "the report ends at 3:15 in the middle of its JSON; the scan was cut off, so run the "
              "scanner again"));
  CHECK(refusal("{\"SchemaVersion\": 2, }") ==
        error(Cause::unparsable,
              "the JSON is broken at 1:22: a member name in double quotes was expected; run the "
              "scanner "
              "again and keep other output out of the file"));
  CHECK(refusal("{\"SchemaVersion\": 2, \"x\": NaN}").cause == Cause::unparsable);
  CHECK(refusal(std::string(5000, '[')) == error(Cause::limit,
                                                 "brackets are nested more than 256 deep at 1:257; "
                                                 "a report within the limits is expected, "
                                                 "so split the scan"));
  CHECK(
      refusal(R"({"SchemaVersion": 2, "Results": [{"Target": "t", "Vulnerabilities": [
        {"VulnerabilityID": "CVE-2024-1", "Severity": "CRITICAL", "Severity": "LOW"}]}]})") ==
      error(
          Cause::unparsable,
          "an object names the member \"Severity\" twice before 2:84, so it is not clear which one "
          "counts; run the scanner again"));
}

TEST_CASE("formats that are not read are refused by name, whatever the order of their keys") {
  CHECK(refusal(R"({"descriptor": {}, "matches": []})") ==
        foreign("this is a Grype report, which is not read yet; write it as SARIF with `grype -o "
                "sarif`"));
  CHECK(refusal(R"({"matches": null, "source": {}})").what.find("Grype") != std::string::npos);
  CHECK(refusal(R"({"results": [{"source": {}, "packages": []}]})").what.find("OSV-Scanner") !=
        std::string::npos);
  CHECK(refusal(R"({"bomFormat": "CycloneDX", "components": []})") ==
        foreign("this is a list of components (SBOM), which says nothing about vulnerabilities" +
                expected));
  CHECK(refusal(R"({"vulnerabilities": [], "bomFormat": "CycloneDX"})") ==
        foreign("this is a CycloneDX document with vulnerabilities, which is not read yet" +
                expected));
  CHECK(refusal(R"({"spdxVersion": "SPDX-2.3"})").what.find("SBOM") != std::string::npos);
  CHECK(refusal(R"({"version": "15.0.6", "vulnerabilities": [], "scan": {}})") ==
        foreign("this is a GitLab security report, which is not read yet" + expected));
  CHECK(refusal(R"({"@context": "https://openvex.dev/ns/v0.2.0", "statements": []})") ==
        foreign("this is an OpenVEX document, which is not read yet" + expected));
  CHECK(refusal(R"({"document": {"csaf_version": "2.0"}})") ==
        foreign("this is a CSAF document, which is not read yet" + expected));
  CHECK(refusal(R"([{"check_name": "x", "fingerprint": "y"}])") ==
        foreign("this is a GitLab code quality report, which is not read yet" + expected));
  CHECK(refusal(R"({"artifacts": [], "source": {}, "descriptor": {"sbom_version": "1"}})")
            .what.find("docker scout cves --format sarif") != std::string::npos);
  CHECK(refusal(R"({"apiVersion": "aquasecurity.github.io/v1alpha1", "report": {}})")
            .what.find("operator") != std::string::npos);
  CHECK(refusal(R"({"$schema": "http://json-schema.org/draft-07/schema#", "properties": {}})") ==
        foreign("this is a JSON Schema, which describes reports and is none" + expected));
  CHECK(refusal(R"([{"SchemaVersion": "2018-10-08", "ProductArn": "arn"}])").what.find("AWS") !=
        std::string::npos);
  CHECK(refusal(R"({"lockfileVersion": 2, "dependencies": {}})").what.find("lock file") !=
        std::string::npos);
  CHECK(
      refusal(R"({"jsonapi": {}, "errors": [{"title": "Authentication error"}]})") ==
      error(
          Cause::failed_scan,
          "this is an error message of Snyk's service instead of a report; read its text, mend the "
          "cause (often a missing or expired login) and scan again"));
}

TEST_CASE("unknown versions are refused by number") {
  CHECK(
      refusal(R"({"Results": [], "SchemaVersion": 3})") ==
      error(
          Cause::foreign,
          "this is a Trivy report of schema version 3, and version 2 is expected; use a Trivy that "
          "writes it"));
  const std::string advice = ", and 2.1.0 is expected; let the tool write SARIF 2.1.0";
  CHECK(refusal(R"({"version": "1.0.0", "runs": []})") ==
        error(Cause::foreign, "this is a SARIF log of version 1.0.0" + advice));
  CHECK(refusal(R"({"runs": [{"results": []}], "version": "1.0.0"})") ==
        error(Cause::foreign, "this is a SARIF log of version 1.0.0" + advice));
  CHECK(refusal(R"({"runs": [{"results": []}]})") ==
        error(Cause::foreign, "this is a SARIF log that states no version" + advice));
  CHECK(refusal(R"({"version": "2.1.0", "runs": []})") ==
        error(Cause::failed_scan,
              "the SARIF log has no runs, so nothing was scanned; run the tool again"));
}

TEST_CASE("a stated kind that the content contradicts is refused") {
  const std::string trivy = R"({"SchemaVersion": 2, "Results": [{"Target": "t", "Secrets": [
      {"RuleID": "x", "Severity": "HIGH"}]}]})";
  CHECK(
      refusal(trivy, "snyk") ==
      foreign(
          "a Snyk report was stated, and this is a Trivy report; state the right kind or give the "
          "right file"));
  const std::string scout =
      R"({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "docker scout"}}, "results": []}]})";
  CHECK(refusal(scout, "trivy") ==
        foreign(
            "a Trivy report was stated, and this is a Docker Scout report; state the right kind or "
            "give the right file"));
  for (const char* kind : {"scout", "sarif", ""})
    CHECK(import_report({"r", scout, kind}).value.input.outcome == ReportOutcome::findings);
  CHECK(import_report({"r", trivy, "trivy"}).value.input.findings == 1);
}

TEST_CASE("a document of two formats at once is refused, whichever comes first") {
  for (const char* text :
       {R"({"SchemaVersion": 2, "Results": [], "runs": []})",
        R"({"runs": [], "Results": [], "SchemaVersion": 2, "version": "2.1.0"})"}) {
    const auto report = import_report({"r.json", text, ""});
    CHECK(report.value.input.outcome == ReportOutcome::error);
    CHECK(report.value.findings.empty());
    CHECK_FALSE(report.faults.empty());
  }
}

TEST_CASE("a list that is something else is an error, not an empty list") {
  CHECK(
      refusal(R"({"SchemaVersion": 2, "Results": [{"Target": "t", "Vulnerabilities": "many"}]})") ==
      error(Cause::unparsable,
            "Results[0].Vulnerabilities is a string where a list was expected; run the scanner "
            "again"));
  const auto snyk = import_report(
      {"r.json", R"({"ok": false, "dependencyCount": 3, "vulnerabilities": {"a": 1}})", ""});
  CHECK(snyk.value.input.outcome == ReportOutcome::error);
  CHECK(snyk.faults.back().what ==
        "r.json: vulnerabilities is an object where a list was expected; run the scanner again");
}

TEST_CASE("hostile file names and values do not reach the message raw") {
  const auto report = import_report({"a\n::error::x", "{\"SchemaVersion\": 9}", ""});
  REQUIRE(report.faults.size() == 1);
  CHECK(report.faults[0].what.find('\n') == std::string::npos);
}

TEST_CASE("importers are known by name") {
  CHECK(gate::scanners::importer_names() ==
        std::vector<std::string_view>{"trivy", "snyk", "scout", "sarif"});
  CHECK(gate::scanners::is_importer("trivy"));
  CHECK_FALSE(gate::scanners::is_importer("Trivy"));
  CHECK_FALSE(gate::scanners::is_importer(""));
}
