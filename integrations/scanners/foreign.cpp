// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/foreign.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace gate::scanners {
namespace {

using syntax::json::Kind;

bool is_csaf(const Signs& s) {
  return s.has("document.csaf_version");
}
bool is_openvex(const Signs& s) {
  return s.text("@context").find("openvex.dev") != std::string_view::npos;
}
bool is_bom_with_vulnerabilities(const Signs& s) {
  return s.text("bomFormat") == "CycloneDX" && s.has("vulnerabilities");
}
bool is_bom(const Signs& s) {
  return s.text("bomFormat") == "CycloneDX" || s.has("spdxVersion") || s.has("SPDXID") ||
         s.text("@context").find("spdx.org") != std::string_view::npos;
}
bool is_operator_report(const Signs& s) {
  return s.text("apiVersion").find("aquasecurity.github.io") != std::string_view::npos;
}
bool is_asff(const Signs& s) {
  return (s.has("ProductArn") && s.has("SchemaVersion")) || s.has("Findings[].ProductArn");
}
bool is_grype(const Signs& s) {
  return (s.has("matches", Kind::array) || s.has("matches", Kind::null)) &&
         (s.has("descriptor") || s.has("source") || s.has("ignoredMatches") ||
          s.has("matches[].matchDetails"));
}
bool is_gitlab(const Signs& s) {
  return s.has("vulnerabilities", Kind::array) && s.has("version", Kind::string) && !s.has("ok") &&
         (s.has("scan") || s.has("remediations") ||
          (s.has("vulnerabilities[].identifiers") && s.has("vulnerabilities[].location")));
}
bool is_scout_bom(const Signs& s) {
  return s.has("artifacts") && s.has("source") && s.has("descriptor.sbom_version");
}
bool is_osv(const Signs& s) {
  return s.has("experimental_config") || (s.has("results[].source") && s.has("results[].packages"));
}
bool is_checkov(const Signs& s) {
  return s.has("check_type") && s.has("results");
}
bool is_dockle(const Signs& s) {
  return s.has("details", Kind::array) && s.has("summary") &&
         (s.has("details[].code") || s.has("summary.fatal"));
}
bool is_semgrep(const Signs& s) {
  return s.has("results[].check_id") && s.has("results[].extra");
}
bool is_npm_audit(const Signs& s) {
  return (s.has("advisories") && s.has("actions")) ||
         (s.has("auditReportVersion") && s.has("vulnerabilities"));
}
bool is_dependency_track(const Signs& s) {
  return s.has("findings", Kind::array) && s.has("project") && s.has("meta");
}
bool is_twistlock(const Signs& s) {
  return s.has("results[].vulnerabilities") &&
         (s.has("results[].vulnerabilityDistribution") ||
          s.has("results[].complianceDistribution") || s.has("results[].distro"));
}
bool is_lock_file(const Signs& s) {
  return s.has("lockfileVersion") || (s.has("_meta.hash") && s.has("default"));
}
bool is_snyk_capture(const Signs& s) {
  return s.has("result.issuesData") || s.has("result.issues") ||
         (s.has("result.affectedPkgs") && s.has("meta"));
}
bool is_snyk_advisory(const Signs& s) {
  return s.has("CVSSv3") && s.has("semver") && s.has("id") && !s.has("vulnerabilities");
}
bool is_service_error(const Signs& s) {
  return s.has("jsonapi") && s.has("errors");
}
bool is_generic_findings(const Signs& s) {
  return s.has("findings", Kind::array) && s.has("findings[].title") &&
         s.has("findings[].severity");
}

struct Foreign {
  bool (*is)(const Signs&);
  ReportOutcome outcome;
  Cause cause;
  std::string_view what;
  std::string_view advice = {};  // instead of naming the reports that are read
};

constexpr auto foreign = ReportOutcome::not_a_report;

// The first row that applies names the document.
constexpr std::array table{
    Foreign{is_bom_with_vulnerabilities, foreign, Cause::foreign,
            "this is a CycloneDX document with vulnerabilities, which is not read yet"},
    Foreign{is_bom, foreign, Cause::foreign,
            "this is a list of components (SBOM), which says nothing about vulnerabilities"},
    Foreign{is_openvex, foreign, Cause::foreign,
            "this is an OpenVEX document, which is not read yet"},
    Foreign{is_csaf, foreign, Cause::foreign, "this is a CSAF document, which is not read yet"},
    Foreign{is_operator_report, foreign, Cause::foreign,
            "this is a resource of the Trivy operator, which is not read",
            "write the report with `trivy k8s --format json`"},
    Foreign{is_asff, foreign, Cause::foreign,
            "this is a list in the AWS Security Finding Format, which is not read"},
    Foreign{is_grype, foreign, Cause::foreign, "this is a Grype report, which is not read yet",
            "write it as SARIF with `grype -o sarif`"},
    Foreign{is_gitlab, foreign, Cause::foreign,
            "this is a GitLab security report, which is not read yet"},
    Foreign{is_scout_bom, foreign, Cause::foreign,
            "this is Docker Scout's SBOM output, which is not read yet",
            "write the report with `docker scout cves --format sarif`"},
    Foreign{is_osv, foreign, Cause::foreign, "this is an OSV-Scanner report, which is not read yet",
            "write it as SARIF with `osv-scanner --format sarif`"},
    Foreign{is_checkov, foreign, Cause::foreign, "this is a Checkov report, which is not read",
            "write it as SARIF with `checkov -o sarif`"},
    Foreign{is_dockle, foreign, Cause::foreign, "this is a Dockle report, which is not read",
            "write it as SARIF with `dockle -f sarif`"},
    Foreign{is_semgrep, foreign, Cause::foreign, "this is a Semgrep report, which is not read",
            "write it as SARIF with `semgrep --sarif`"},
    Foreign{is_npm_audit, foreign, Cause::foreign,
            "this is a report of npm audit, which is not read"},
    Foreign{is_dependency_track, foreign, Cause::foreign,
            "this is a Dependency-Track export, which is not read"},
    Foreign{is_twistlock, foreign, Cause::foreign,
            "this is a Prisma Cloud report, which is not read"},
    Foreign{is_lock_file, foreign, Cause::foreign,
            "this is a package manager's lock file and no report"},
    Foreign{is_snyk_capture, foreign, Cause::foreign,
            "this is an answer of Snyk's service and not the output of its command line",
            "write the report with `snyk test --json`"},
    Foreign{is_snyk_advisory, foreign, Cause::foreign,
            "this is a single Snyk advisory and not the result of a scan",
            "write the report with `snyk test --json`"},
    Foreign{is_service_error, ReportOutcome::error, Cause::failed_scan,
            "this is an error message of Snyk's service instead of a report",
            "read its text, mend the cause (often a missing or expired login) and scan again"},
    Foreign{is_generic_findings, foreign, Cause::foreign,
            "this is a list of findings in a private format, which is not read"},
};

bool is_code_quality(const Signs& s) {
  return s.has("check_name") && s.has("fingerprint");
}
bool is_hadolint(const Signs& s) {
  return s.has("code") && s.has("level") && s.has("line") && s.has("file");
}
bool is_gitleaks(const Signs& s) {
  return s.has("RuleID") && s.has("StartLine") && s.has("Secret");
}

constexpr std::array list_table{
    Foreign{is_asff, foreign, Cause::foreign,
            "this is a list in the AWS Security Finding Format, which is not read"},
    Foreign{is_code_quality, foreign, Cause::foreign,
            "this is a GitLab code quality report, which is not read yet"},
    Foreign{is_hadolint, foreign, Cause::foreign, "this is a hadolint report, which is not read",
            "write it as SARIF with `hadolint -f sarif`"},
    Foreign{is_gitleaks, foreign, Cause::foreign, "this is a Gitleaks report, which is not read",
            "write it as SARIF with `gitleaks -f sarif`"},
    Foreign{is_checkov, foreign, Cause::foreign, "this is a Checkov report, which is not read",
            "write it as SARIF with `checkov -o sarif`"},
};

Refusal refusal(const Foreign& row) {
  return {row.outcome, row.cause,
          fmt::format("{}; {}", row.what, row.advice.empty() ? expected_reports : row.advice)};
}

}  // namespace

bool is_schema(const Signs& signs) {
  const bool named = signs.text("$schema").find("json-schema.org") != std::string_view::npos;
  return (named || signs.has("definitions") || signs.has("$defs")) &&
         signs.has("properties", Kind::object) && !signs.has("runs", Kind::array);
}

Refusal refuse_schema() {
  return {ReportOutcome::not_a_report, Cause::foreign,
          fmt::format("this is a JSON Schema, which describes reports and is none; {}",
                      expected_reports)};
}

std::optional<Refusal> refuse_foreign(const Signs& signs) {
  for (const Foreign& row : table)
    if (row.is(signs)) return refusal(row);
  return std::nullopt;
}

Refusal refuse_foreign_list(const Shape& shape) {
  for (const Foreign& row : list_table)
    if (std::any_of(shape.members.begin(), shape.members.end(), row.is)) return refusal(row);
  return {ReportOutcome::not_a_report, Cause::foreign,
          fmt::format("this is a JSON list that no known scanner writes; {}", expected_reports)};
}

Refusal refuse_unknown(const Signs& /*signs*/) {
  return {ReportOutcome::not_a_report, Cause::foreign,
          fmt::format("this is JSON that no known scanner writes; {}", expected_reports)};
}

}  // namespace gate::scanners
