// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/trivy_rows.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "integrations/scanners/advisory.hpp"
#include "integrations/scanners/ledger.hpp"
#include "integrations/scanners/purl.hpp"
#include "integrations/scanners/sentence.hpp"
#include "integrations/scanners/words.hpp"

namespace gate::scanners::trivy {
namespace {

using syntax::json::Value;

constexpr std::array<std::string_view, 11> vulnerability_members{
    "VulnerabilityID", "VendorIDs",        "PkgID",        "PkgName",  "PkgPath",   "PkgIdentifier",
    "Title",           "InstalledVersion", "FixedVersion", "Severity", "References"};
constexpr std::array<std::string_view, 8> misconfiguration_members{
    "ID", "AVDID", "Title", "Message", "Resolution", "Severity", "Status", "CauseMetadata"};
// Neither Match nor Code: they quote the secret's line.
constexpr std::array<std::string_view, 6> secret_members{"RuleID", "Category",  "Severity",
                                                         "Title",  "StartLine", "EndLine"};
constexpr std::array<std::string_view, 5> license_members{"Severity", "Category", "PkgName",
                                                          "FilePath", "Name"};

constexpr std::array<std::string_view, 8> package_list{
    "ID", "Name", "Version", "SrcName", "SrcVersion", "SrcRelease", "SrcEpoch", "Locations"};

std::string source_version(const Value& package) {
  std::string version = package.get("SrcVersion").text;
  if (const std::string& release = package.get("SrcRelease").text; !release.empty())
    version += "-" + release;
  const auto epoch = package.get("SrcEpoch").integer();
  return epoch && *epoch > 0 ? fmt::format("{}:{}", *epoch, version) : version;
}

Finding sighted(const Value& row, Kind kind, std::string_view id) {
  Finding finding;
  finding.kind = kind;
  finding.id = id.empty() ? std::string_view{"unnamed"} : id;
  rate(finding, row.get("Severity").text);
  finding.seen_by.push_back({"trivy", std::string{id}, row.get("Severity").text});
  return finding;
}

// The one GitHub advisory that the references name; several would be advisories of others.
std::vector<std::string> advisories_of(const Value& row) {
  constexpr std::string_view address = "https://github.com/advisories/GHSA-";
  std::vector<std::string> ids;
  for (const Value& reference : row.get("References").list()) {
    const std::string_view text = reference.string();
    if (text.substr(0, address.size()) != address) continue;
    for (std::string& id : advisories_in(text))
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
  }
  if (ids.size() > 1) ids.clear();
  for (const Value& id : row.get("VendorIDs").list())
    ids.emplace_back(id.string());
  return ids;
}

Finding vulnerability(const Value& row) {
  const std::string_view id = row.get("VulnerabilityID").string();
  Finding finding = sighted(row, Kind::vulnerability, id);
  set_ids(finding, id, advisories_of(row));
  finding.package =
      Package{canonical_purl(row.get("PkgIdentifier", "PURL").string()), row.get("PkgName").text,
              row.get("InstalledVersion").text, row.get("FixedVersion").text};
  finding.name = one_line(row.get("Title").string());
  finding.message =
      package_sentence(*finding.package, finding.name.empty() ? finding.id : finding.name);
  finding.fix = package_fix(*finding.package);
  if (is_malware_id(id)) set_malware(finding);
  return finding;
}

void set_lines(Finding& finding, const Value& begin, const Value& end) {
  finding.line = line_number(begin);
  if (finding.line == 0) return;
  finding.end_line = std::max(finding.line, line_number(end));
}

// Trivy has spelled its ids DS002, AVD-DS-0002 and DS-0002.
void add_spellings(Finding& finding, const Value& row) {
  constexpr std::string_view prefix = "AVD-";
  for (const std::string_view id : {row.get("ID").string(), row.get("AVDID").string()}) {
    for (const std::string_view spelling :
         {id, id.substr(0, prefix.size()) == prefix ? id.substr(prefix.size()) : id}) {
      const bool known = spelling == finding.id ||
                         std::find(finding.aliases.begin(), finding.aliases.end(), spelling) !=
                             finding.aliases.end();
      if (!known && !spelling.empty()) finding.aliases.emplace_back(spelling);
    }
  }
}

std::optional<Finding> misconfiguration(const Value& row) {
  const std::string_view status = row.get("Status").string();
  if (equals_ignoring_case(status, "PASS") || equals_ignoring_case(status, "EXCEPTION"))
    return std::nullopt;
  const std::string_view id = row.get("ID").string();
  Finding finding =
      sighted(row, Kind::misconfiguration, id.empty() ? row.get("AVDID").string() : id);
  add_spellings(finding, row);
  finding.name = one_line(row.get("Title").string());
  finding.message = joined(finding.name, one_line(row.get("Message").string()), finding.id);
  finding.fix = one_line(row.get("Resolution").string());
  finding.subject = one_line(row.get("CauseMetadata", "Resource").string());
  set_lines(finding, row.get("CauseMetadata", "StartLine"), row.get("CauseMetadata", "EndLine"));
  return finding;
}

Finding secret(const Value& row) {
  Finding finding = sighted(row, Kind::secret, row.get("RuleID").string());
  finding.name = one_line(row.get("Title").string());
  finding.message =
      fmt::format("{} stands in this file", finding.name.empty() ? "A secret" : finding.name);
  finding.fix = "Revoke the secret, issue a new one and keep it out of the files.";
  set_lines(finding, row.get("StartLine"), row.get("EndLine"));
  return finding;
}

Finding license(const Value& row) {
  const std::string_view name = row.get("Name").string();
  Finding finding = sighted(row, Kind::license, name);
  finding.name = one_line(name);
  const std::string category = one_line(row.get("Category").string());
  const std::string package = row.get("PkgName").text;
  finding.message =
      fmt::format("{} is under the licence {}{}", package.empty() ? "This file" : package,
                  finding.name, category.empty() ? "" : " (" + category + ")");
  if (!package.empty()) finding.package = Package{{}, package, {}, {}};
  finding.path = row.get("FilePath").string();
  return finding;
}

}  // namespace

const std::span<const std::string_view> package_members = package_list;

PackageEntry read_package(const Value& package) {
  PackageEntry entry;
  const Value& place = package.get("Locations").at(0);
  entry.line = line_number(place.get("StartLine"));
  entry.end_line = std::max(entry.line, line_number(place.get("EndLine")));
  entry.source = package.get("SrcName").string();
  if (!entry.source.empty()) entry.source_version = source_version(package);
  return entry;
}

std::optional<List> list_named(std::string_view key) {
  if (key == "Vulnerabilities") return List::vulnerabilities;
  if (key == "Misconfigurations") return List::misconfigurations;
  if (key == "Secrets") return List::secrets;
  if (key == "Licenses") return List::licenses;
  return std::nullopt;
}

std::span<const std::string_view> members_of(List list) {
  switch (list) {
    case List::vulnerabilities:
      return vulnerability_members;
    case List::misconfigurations:
      return misconfiguration_members;
    case List::secrets:
      return secret_members;
    case List::licenses:
      return license_members;
  }
  return {};
}

std::optional<Finding> finding_of(List list, const Value& row) {
  switch (list) {
    case List::vulnerabilities:
      return vulnerability(row);
    case List::misconfigurations:
      return misconfiguration(row);
    case List::secrets:
      return secret(row);
    case List::licenses:
      return license(row);
  }
  return std::nullopt;
}

}  // namespace gate::scanners::trivy
