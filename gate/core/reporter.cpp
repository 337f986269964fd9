// SPDX-License-Identifier: Apache-2.0
#include "gate/core/reporter.hpp"

namespace gate {

Finding make_finding(const RuleInfo& rule, Severity severity, Kind kind, std::string path,
                     const LineIndex& index, const Site& site, std::string message) {
  Finding finding;
  finding.id = rule.id;
  finding.name = rule.name;
  finding.group = rule.group;
  finding.kind = kind;
  finding.severity = severity;
  finding.message = std::move(message);
  finding.fix = rule.fix;
  finding.path = std::move(path);
  finding.span = site.span;
  const Range range = index.range(site.span);
  finding.line = range.begin.line;
  finding.end_line = range.end.line;
  if (range.begin.line == range.end.line) {
    finding.column = range.begin.column;
    finding.end_column = range.end.column;
  }
  finding.owner = site.owner;
  finding.part = site.part;
  for (const std::string_view alias : rule.aliases)
    finding.aliases.emplace_back(alias);
  return finding;
}

Finding& Reporter::add(Severity severity, const Site& site, std::string message) {
  onto_.push_back(make_finding(*rule_, severity, kind_, path_, index_, site, std::move(message)));
  return onto_.back();
}

}  // namespace gate
