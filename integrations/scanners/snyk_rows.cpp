// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/snyk_rows.hpp"

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "integrations/scanners/advisory.hpp"
#include "integrations/scanners/ledger.hpp"
#include "integrations/scanners/purl.hpp"
#include "integrations/scanners/sentence.hpp"

namespace gate::scanners::snyk {
namespace {

using syntax::json::Value;

constexpr std::array<std::string_view, 16> issue_list{
    "id",          "title",   "severity", "severityWithCritical",  "originalSeverity",
    "identifiers", "name",    "version",  "packageName",           "packageManager",
    "from",        "fixedIn", "type",     "nearestFixedInVersion", "malicious",
    "purl"};
constexpr std::array<std::string_view, 10> rule_list{"id",
                                                     "publicId",
                                                     "severity",
                                                     "severityWithCritical",
                                                     "originalSeverity",
                                                     "title",
                                                     "resolve",
                                                     "lineNumber",
                                                     "path",
                                                     "isIgnored"};

// A text, or the first one of a list: grouped issues list their names.
std::string_view first_text(const Value& value) {
  return value.is_array() ? value.at(0).string() : value.string();
}

std::string list_text(const Value& list, std::string_view separator) {
  constexpr std::size_t enough = 400;
  std::string text;
  for (const Value& item : list.list()) {
    if (text.size() > enough) break;
    if (item.string().empty()) continue;
    if (!text.empty()) text += separator;
    text += item.string();
  }
  return text;
}

std::string fixed_versions(const Value& row) {
  const std::string_view nearest = row.get("nearestFixedInVersion").string();
  return nearest.empty() ? list_text(row.get("fixedIn"), ", ") : std::string{nearest};
}

// "debian" of SNYK-DEBIAN11-GCC10-5901313; empty where the id names no distribution.
std::string distribution_of(std::string_view id) {
  const auto parts = split(id, '-');
  if (parts.size() < 3 || !equals_ignoring_case(parts[0], "SNYK")) return {};
  std::string name = lower(parts[1]);
  while (!name.empty() && !is_alpha(name.back()))
    name.pop_back();
  return is_distribution(name) ? name : std::string{};
}

std::string manager_of(const Value& row, std::string_view project_manager) {
  std::string manager = distribution_of(row.get("id").string());
  if (!manager.empty()) return manager;
  manager = row.get("packageManager").string();
  if (manager.empty() || manager == "linux") manager = project_manager;
  return manager;
}

}  // namespace

const std::span<const std::string_view> issue_members = issue_list;
const std::span<const std::string_view> rule_members = rule_list;

std::string_view severity_word(const Value& row) {
  const Value* with_critical = row.find("severityWithCritical");
  const bool counts = with_critical != nullptr && with_critical->is_string() &&
                      row.get("originalSeverity").is_null();
  return counts ? with_critical->string() : row.get("severity").string();
}

std::string purl_of(const Value& row, std::string_view project_manager) {
  std::string stated = canonical_purl(row.get("purl").string());
  if (!stated.empty()) return stated;
  const std::string manager = manager_of(row, project_manager);
  const std::string_view name = first_text(row.get("name"));
  const std::string_view package = row.get("packageName").string();
  std::string_view chosen = name.empty() ? package : name;
  // Distributions: `source/binary`, and the source package is what other tools agree on.
  if (is_distribution(manager)) chosen = package.empty() ? name.substr(0, name.find('/')) : package;
  return make_purl(manager, chosen, row.get("version").string());
}

Finding issue(const Value& row) {
  const std::string_view id = row.get("id").string();
  const std::string_view word = severity_word(row);
  Finding finding;
  finding.id = id.empty() ? std::string_view{"unnamed"} : id;
  finding.kind = Kind::vulnerability;
  rate(finding, word);
  finding.seen_by.push_back({"snyk", std::string{id}, std::string{word}});
  std::vector<std::string> others;
  for (const std::string_view family : {"CVE", "GHSA"})
    for (const Value& other : row.get("identifiers", family).list())
      others.emplace_back(other.string());
  set_ids(finding, id, others);
  if (row.get("type").string() == "license" || id.substr(0, 9) == "snyk:lic:")
    finding.kind = Kind::license;
  const std::string_view name = first_text(row.get("name"));
  finding.package = Package{{},
                            std::string{name.empty() ? row.get("packageName").string() : name},
                            std::string{first_text(row.get("version"))},
                            fixed_versions(row)};
  finding.name = one_line(row.get("title").string());
  finding.part = one_line(list_text(row.get("from"), " > "));
  if (finding.kind == Kind::license) {
    finding.message = one_line(
        fmt::format("{} {}: {}", finding.package->name, finding.package->installed, finding.name));
    finding.fix = "Replace the package, or allow its licence in Snyk's policy.";
    return finding;
  }
  finding.message =
      package_sentence(*finding.package, finding.name.empty() ? finding.id : finding.name);
  finding.fix = package_fix(*finding.package);
  if (row.get("malicious").is_true() || is_malware_id(id)) set_malware(finding);
  return finding;
}

Finding rule(const Value& row) {
  const std::string_view shown = row.get("publicId").string();
  const std::string_view id = shown.empty() ? row.get("id").string() : shown;
  const std::string_view word = severity_word(row);
  Finding finding;
  finding.id = id.empty() ? std::string_view{"unnamed"} : id;
  finding.kind = Kind::misconfiguration;
  rate(finding, word);
  finding.seen_by.push_back({"snyk", std::string{id}, std::string{word}});
  finding.name = one_line(row.get("title").string());
  finding.subject = one_line(list_text(row.get("path"), "."));
  finding.message = joined(finding.name, finding.subject, finding.id);
  finding.fix = one_line(row.get("resolve").string());
  finding.line = line_number(row.get("lineNumber"));
  finding.end_line = finding.line;
  return finding;
}

}  // namespace gate::scanners::snyk
