// SPDX-License-Identifier: Apache-2.0
// The severity of a result, most trusted first: the tool's own word (in the message of Docker
// Scout, Trivy and Snyk), `security-severity` (a CVSS number, or a word), the level. Rules are
// shared by all packages of an advisory, so what the message says about its package wins over the
// rule: its fixed version belongs to only one of them.
#include "integrations/scanners/sarif_tools.hpp"

#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "integrations/scanners/advisory.hpp"
#include "integrations/scanners/ledger.hpp"
#include "integrations/scanners/purl.hpp"
#include "integrations/scanners/sentence.hpp"
#include "integrations/scanners/uri.hpp"

namespace gate::scanners::sarif {
namespace {

// The value of a line `key : value`.
std::string_view field(std::string_view message, std::string_view key) {
  for (const std::string_view line : lines_of(message)) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    if (equals_ignoring_case(trim(line.substr(0, colon)), key)) return trim(line.substr(colon + 1));
  }
  return {};
}

// "high" of "…with a high severity vulnerability".
std::string_view word_in_sentence(std::string_view message) {
  constexpr std::string_view before = "with a ";
  constexpr std::string_view after = " severity";
  const std::size_t begin = find_ignoring_case(message, before);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = message.substr(begin + before.size());
  const std::string_view candidate = rest.substr(0, rest.find(' '));
  const std::string_view next = rest.substr(candidate.size(), after.size());
  return equals_ignoring_case(next, after) ? candidate : std::string_view{};
}

// The tool's own word for this result.
std::optional<std::string> own_word(Tool tool, std::string_view message) {
  if (tool == Tool::scout || tool == Tool::trivy) {
    const std::string_view word = field(message, "Severity");
    if (!word.empty()) return std::string{word};
  }
  if (tool == Tool::snyk) {
    const std::string_view word = word_in_sentence(message);
    if (!word.empty()) return std::string{word};
  }
  return std::nullopt;
}

// A number in bands, or a word; nothing for "undefined", "null" and the like.
std::optional<Rating> rating_of_property(const std::string& severity) {
  syntax::json::Value value{.kind = syntax::json::Kind::string};
  value.text = severity;
  if (const auto score = value.number(); score && *score >= 0) return rating_of_score(*score);
  const Rated meaning = rated(severity);
  if (meaning.rating.is_unknown()) return std::nullopt;
  return meaning.rating;
}

void set_severity(Read& read, Tool tool, const std::string& message, const Rule* rule,
                  const std::string& level) {
  Finding& finding = read.finding;
  std::string shown = level;
  if (const auto word = own_word(tool, message)) {
    rate(finding, *word);
    shown = *word;
  } else {
    const auto property = rule == nullptr || rule->severity.empty()
                              ? std::nullopt
                              : rating_of_property(rule->severity);
    finding.severity = property ? *property : rating_of_level(level);
    if (property) shown = rule->severity;
    if (!property && finding.severity.is_unknown())
      finding.reason = fmt::format("the level \"{}\" is not known, so it counts as unknown",
                                   printable(one_line(level, 40)));
  }
  read.counted = finding.severity;
  finding.seen_by.front().severity = std::move(shown);
}

bool is_secret_tool(std::string_view driver) {
  for (const std::string_view name :
       {"gitleaks", "trufflehog", "detect-secrets", "ggshield", "talisman"})
    if (find_ignoring_case(driver, name) != std::string_view::npos) return true;
  return false;
}

bool is_rule_tool(std::string_view driver) {
  for (const std::string_view name :
       {"snyk iac", "checkov", "kics", "tfsec", "dockle", "hadolint", "terrascan", "kube"})
    if (find_ignoring_case(driver, name) != std::string_view::npos) return true;
  return false;
}

// Grype appends the package to the advisory: "CVE-1999-0001-package-1".
std::string_view advisory_prefix(std::string_view id) {
  constexpr std::size_t ghsa_length = 19;
  if (is_ghsa(id.substr(0, ghsa_length))) return id.substr(0, ghsa_length);
  const std::size_t year = id.find('-');
  const std::size_t number = year == std::string_view::npos ? year : id.find('-', year + 1);
  if (number == std::string_view::npos) return {};
  const std::string_view candidate = id.substr(0, id.find('-', number + 1));
  return is_cve(candidate) ? candidate : std::string_view{};
}

Kind kind_of(Tool tool, const Run& run, const Rule* rule, std::string_view id) {
  const bool has = rule != nullptr;
  if (is_secret_tool(run.driver.name) || (has && rule->is_secret) ||
      (has && tool == Tool::trivy && rule->name == "Secret"))
    return Kind::secret;
  if (is_malware_id(id)) return Kind::malware;
  if ((has && rule->is_misconfiguration) || is_rule_tool(run.driver.name))
    return Kind::misconfiguration;
  if (id.substr(0, 9) == "snyk:lic:" || (has && tool == Tool::trivy && rule->name == "License"))
    return Kind::license;
  if (tool == Tool::scout || tool == Tool::grype || is_advisory(id)) return Kind::vulnerability;
  return Kind::code;
}

Package scout_package(std::string_view message, const Rule* rule) {
  Package package;
  package.purl = canonical_purl(field(message, "Package"));
  if (package.purl.empty() && rule != nullptr) package.purl = canonical_purl(rule->purl);
  const std::string_view path = purl_without_version(package.purl);
  if (path.size() < package.purl.size())
    package.installed = decoded(std::string_view{package.purl}.substr(path.size() + 1));
  // "pkg:npm/%40a/b" → "%40a/b" → "@a/b"; a distribution's namespace is no part of the name.
  const std::size_t slash = path.find('/');
  if (slash != std::string_view::npos) {
    std::string_view name = path.substr(slash + 1);
    const std::string_view type = path.substr(0, slash);
    if (type == "pkg:deb" || type == "pkg:rpm" || type == "pkg:apk")
      name = name.substr(name.rfind('/') + 1);
    package.name = decoded(name);
  }
  package.fixed = field(message, "Fixed version");
  if (package.fixed.empty() && rule != nullptr) package.fixed = rule->fixed;
  if (equals_ignoring_case(package.fixed, "not fixed")) package.fixed.clear();
  return package;
}

// "(CVE-2021-23337) lodash@4.17.15" in the rule of Snyk Open Source.
Package snyk_package(const Rule* rule) {
  Package package;
  if (rule == nullptr) return package;
  const std::string_view last = std::string_view{rule->text}.substr(rule->text.rfind(' ') + 1);
  const std::size_t at = last.rfind('@');
  if (at == std::string_view::npos || at == 0) return package;
  package.name = last.substr(0, at);
  package.installed = last.substr(at + 1);
  return package;
}

std::optional<Package> package_of(Tool tool, std::string_view message, const Rule* rule,
                                  std::string_view id) {
  Package package;
  if (tool == Tool::scout) package = scout_package(message, rule);
  if (tool == Tool::trivy)
    package = {{},
               std::string{field(message, "Package")},
               std::string{field(message, "Installed Version")},
               std::string{field(message, "Fixed Version")}};
  if (tool == Tool::snyk) package = snyk_package(rule);
  if (tool == Tool::grype) {
    const std::string_view advisory = advisory_prefix(id);
    if (!advisory.empty() && advisory.size() + 1 < id.size())
      package.name = id.substr(advisory.size() + 1);
  }
  if (package.name.empty() && package.purl.empty()) return std::nullopt;
  return package;
}

void set_identity(Finding& finding, Tool tool, const Rule* rule, std::string_view id) {
  const std::string_view advisory = tool == Tool::grype ? advisory_prefix(id) : std::string_view{};
  std::vector<std::string> others;
  if (rule != nullptr && tool == Tool::snyk) others = advisories_in(rule->text);
  set_ids(finding, advisory.empty() ? id : advisory, others);
}

// "CVE-2021-3807: Inefficient …" without the id that the finding shows anyway.
std::string title_of(const Rule* rule, std::string_view id) {
  if (rule == nullptr) return {};
  std::string_view title = rule->title.empty() ? rule->text : rule->title;
  if (!id.empty() && title.substr(0, id.size()) == id) {
    title.remove_prefix(id.size());
    while (!title.empty() && (title.front() == ':' || is_space(title.front())))
      title.remove_prefix(1);
  }
  return std::string{title};
}

void set_texts(Finding& finding, Tool tool, const std::string& message, const Rule* rule) {
  const std::string title = title_of(rule, finding.seen_by.front().id);
  finding.name = title;
  if (finding.kind == Kind::secret) {  // never the message: some tools quote the match in it
    finding.message = fmt::format("{} stands in this file", title.empty() ? "A secret" : title);
    finding.fix = "Revoke the secret, issue a new one and keep it out of the files.";
    return;
  }
  if (finding.package) {
    finding.message = package_sentence(*finding.package, title.empty() ? finding.id : title);
    finding.fix = package_fix(*finding.package);
    return;
  }
  const std::string detail = tool == Tool::trivy && !field(message, "Message").empty()
                                 ? joined(title, one_line(field(message, "Message")), finding.id)
                                 : one_line(message);
  finding.message = detail.empty() ? joined(title, {}, finding.id) : detail;
}

void set_place(Finding& finding, Tool tool, const Run& run, const Row& row) {
  finding.path = path_of(run, row.place);
  finding.target = run.image;
  if (finding.path.empty()) finding.path = run.image;
  // Scanners of packages write line 1 where they know none.
  const bool invented = tool != Tool::other && row.place.line == 1 && finding.package.has_value();
  if (invented) return;
  finding.line = row.place.line;
  finding.end_line = row.place.end_line;
  finding.column = row.place.column;
  finding.end_column = row.place.end_column;
}

}  // namespace

Tool tool_named(std::string_view driver) {
  const std::string name = lower(driver);
  if (name == "docker scout") return Tool::scout;
  if (name == "trivy") return Tool::trivy;
  if (name == "grype") return Tool::grype;
  if (name.substr(0, 4) == "snyk") return Tool::snyk;
  return Tool::other;
}

std::string_view word(Tool tool) {
  switch (tool) {
    case Tool::scout:
      return "scout";
    case Tool::trivy:
      return "trivy";
    case Tool::snyk:
      return "snyk";
    case Tool::grype:
      return "grype";
    case Tool::other:
      break;
  }
  return "";
}

Read finding_of(const Run& run, const Row& row) {
  const Tool tool = tool_named(run.driver.name);
  const Rule* rule = find_rule(run, row.rule);
  const std::string message = message_of(row, rule);
  std::string id = row.rule.id;
  if (id.empty() && rule != nullptr) id = rule->id;
  Read read;
  Finding& finding = read.finding;
  finding.id = id.empty() ? "unnamed" : id;
  const std::string_view name = word(tool);
  finding.seen_by.push_back(
      {name.empty() ? one_line(run.driver.name, 80) : std::string{name}, id, {}});
  finding.kind = kind_of(tool, run, rule, id);
  set_severity(read, tool, message, rule, level_of(run, row, rule));
  const bool has_package = finding.kind == Kind::vulnerability || finding.kind == Kind::license;
  if (has_package) {
    finding.package = package_of(tool, message, rule, id);
    set_identity(finding, tool, rule, id);
  }
  set_texts(finding, tool, message, rule);
  if (finding.kind == Kind::malware) set_malware(finding);
  set_place(finding, tool, run, row);
  return read;
}

}  // namespace gate::scanners::sarif
