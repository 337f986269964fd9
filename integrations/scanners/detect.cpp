// SPDX-License-Identifier: Apache-2.0
// The order matters: the most specific layout first, because several tools call their lists
// `results` and `vulnerabilities`. File names say nothing, and neither does the order of keys.
#include "integrations/scanners/detect.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "integrations/scanners/foreign.hpp"

namespace gate::scanners {
namespace {

using syntax::json::Kind;
using Detected = std::variant<Format, Refusal>;

bool is_snyk(const Signs& signs) {
  if (signs.has("infrastructureAsCodeIssues")) return true;
  if (signs.has("result.issuesData")) return false;
  const bool project = signs.has("ok", Kind::boolean) || signs.has("dependencyCount");
  if (project && signs.has("vulnerabilities")) return true;
  return signs.text("vulnerabilities[].id").substr(0, 5) == "SNYK-";
}

bool is_snyk_error(const Signs& signs) {
  return signs.has("ok", Kind::boolean) && signs.has("error", Kind::string);
}

bool is_cluster(const Signs& signs) {
  return signs.has("ClusterName") &&
         (signs.has("Resources") || signs.has("Findings") || signs.has("Vulnerabilities") ||
          signs.has("Misconfigurations"));
}

Refusal no_report(std::string what) {
  return {ReportOutcome::error, Cause::empty, std::move(what)};
}

std::optional<Detected> trivy_or_sarif(const Signs& signs) {
  if (signs.has("runs", Kind::array)) {
    if (signs.has("version")) {
      Refusal refusal = refuse_sarif_version(signs.text("version"));
      if (!refusal.what.empty()) return refusal;
    }
    return Format::sarif;
  }
  if (is_cluster(signs)) return Format::trivy_cluster;
  if (signs.has("SchemaVersion", Kind::number) && !signs.has("bomFormat")) {
    const std::string_view version = signs.text("SchemaVersion");
    if (version == "2") return Format::trivy;
    return Refusal{ReportOutcome::error, Cause::foreign,
                   fmt::format("this is a Trivy report of schema version {}, and version 2 is "
                               "expected; use a Trivy that writes it",
                               printable(version))};
  }
  return std::nullopt;
}

Detected of_object(const Signs& signs) {
  if (signs.is_empty())
    return no_report(
        "the file holds only `{}`, which says nothing about a scan; run the scanner again and "
        "check "
        "that it finished");
  if (is_schema(signs)) return refuse_schema();
  if (std::optional<Detected> known = trivy_or_sarif(signs)) return *std::move(known);
  if (std::optional<Refusal> foreign = refuse_foreign(signs)) return *std::move(foreign);
  if (is_snyk(signs) || is_snyk_error(signs)) return Format::snyk;
  return refuse_unknown(signs);
}

Detected of_list(const Shape& shape) {
  if (shape.items == 0)
    return no_report(
        "the file holds only `[]`, an empty list that says nothing about a scan; run the scanner "
        "again and check that it looked at something");
  const auto any = [&](auto is) {
    return std::any_of(shape.members.begin(), shape.members.end(), is);
  };
  if (any(is_snyk) || any(is_snyk_error)) return Format::snyk;
  if (any([](const Signs& signs) {
        return signs.has("Target") && (signs.has("Vulnerabilities") || signs.has("Type"));
      }))
    return Format::trivy_list;
  return refuse_foreign_list(shape);
}

}  // namespace

std::string_view name_of(Format format) {
  switch (format) {
    case Format::trivy:
      return "a Trivy report";
    case Format::trivy_list:
      return "a Trivy report of the old list layout";
    case Format::trivy_cluster:
      return "a Trivy report about a cluster";
    case Format::snyk:
      return "a Snyk report";
    case Format::sarif:
      return "a SARIF log";
  }
  return "";
}

Refusal refuse_sarif_version(std::string_view version) {
  // 2.2 keeps everything that is read here as it was in 2.1.0.
  if (version == "2.1.0" || version == "2.2") return {};
  if (version.empty())
    return {ReportOutcome::error, Cause::foreign,
            "this is a SARIF log that states no version, and 2.1.0 is expected; let the tool write "
            "SARIF 2.1.0"};
  return {
      ReportOutcome::error, Cause::foreign,
      fmt::format("this is a SARIF log of version {}, and 2.1.0 is expected; let the tool write "
                  "SARIF 2.1.0",
                  printable(version))};
}

Detected detect(const Shape& shape) {
  switch (shape.kind) {
    case Kind::object:
      return of_object(shape.signs);
    case Kind::array:
      return of_list(shape);
    case Kind::null:
      return no_report(
          "the file holds only `null`, which old Trivy versions write when they find nothing and "
          "which proves no scan; use a Trivy of version 0.20 or newer");
    default:
      break;
  }
  return Refusal{ReportOutcome::error, Cause::foreign,
                 fmt::format("the file holds only {}; {}", word(shape.kind), expected_reports)};
}

}  // namespace gate::scanners
