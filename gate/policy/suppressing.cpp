// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/suppressing.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/policy/package.hpp"
#include "gate/policy/rules.hpp"

namespace gate::policy {
namespace {

// The last line of a finding.
std::uint32_t end_of(const Finding& finding) {
  return std::max(finding.line, finding.end_line);
}

bool is_at(const Where& where, const Finding& finding) {
  if (!where.file.empty() && where.file != finding.path) return false;
  if (!where.path.empty() && !matches_glob(where.path, finding.path)) return false;
  if (where.lines.first != 0 &&
      (finding.line == 0 || !finding.commit.empty() || finding.line > where.lines.last ||
       end_of(finding) < where.lines.first))
    return false;
  if (!where.owner.empty() && !matches_text(where.owner, finding.owner)) return false;
  if (!where.target.empty() && !matches_text(where.target, finding.target)) return false;
  if (!where.commit.empty() && finding.commit.substr(0, where.commit.size()) != where.commit)
    return false;
  return where.purl.empty() || (finding.package && matches_purl(where.purl, finding.package->purl));
}

bool is_of_tool(const Suppression& one, const Sighting& seen) {
  return equals_ignoring_case(one.tool, seen.tool);
}

// Another tool's ignore speaks for that tool: of our own findings it reaches those which that tool
// would report too, which is what a finding's aliases say.
bool names_for_tool(const Suppression& one, std::string_view id, const Finding& finding) {
  const auto is_it = [&](const std::string& name) { return names(id, name); };
  const auto is_seen = [&](const Sighting& seen) {
    return is_of_tool(one, seen) && names(id, seen.id);
  };
  const bool seen = std::any_of(finding.seen_by.begin(), finding.seen_by.end(), is_seen);
  if (!finding.evidence.empty())
    return seen || std::any_of(finding.ids.begin(), finding.ids.end(), is_it);
  return seen || is_it(finding.id) ||
         std::any_of(finding.aliases.begin(), finding.aliases.end(), is_it);
}

// Who else sees a finding that one tool was told to ignore; empty if nobody does.
std::string other_tool(const Suppression& one, const Finding& finding) {
  if (one.tool.empty() || finding.evidence.empty()) return {};
  for (const Sighting& seen : finding.seen_by) {
    if (!is_of_tool(one, seen)) return seen.tool;
  }
  return {};
}

void add_reason(Finding& finding, const std::string& text) {
  finding.reason += (finding.reason.empty() ? "" : "; ") + text;
}

std::string listed(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids)
    text += (text.empty() ? "" : ", ") + printable(id);
  return text;
}

std::string shown(const Suppression& one) {
  return one.text.empty() ? "ignores " + listed(one.ids) : printable(one.text);
}

Finding about(const Suppression& one, const RuleInfo& rule, std::string message) {
  Finding finding;
  finding.id = rule.id;
  finding.name = rule.name;
  finding.kind = Kind::policy;
  finding.severity = rule.severity;
  finding.message = std::move(message);
  finding.fix = rule.fix;
  finding.path = one.path;
  finding.line = finding.end_line = one.line;
  finding.part = "suppression";
  finding.subject = listed(one.ids);
  return finding;
}

// "CVE-2026-1", "GHSA-…", "SNYK-JS-…": known only where a scanner's report was read.
bool is_advisory(std::string_view id) {
  const auto dash = id.find('-');
  return dash != std::string_view::npos && dash >= 2 && id[0] >= 'A' && id[0] <= 'Z' &&
         id[1] >= 'A' && id[1] <= 'Z';
}

std::string missing(const Suppression& one) {
  if (one.reason.empty() && one.until.empty()) return "no reason and no end";
  return one.reason.empty() ? "no reason" : "no end";
}

}  // namespace

Suppressing::Suppressing(const std::vector<Suppression>& suppressions, const Catalogue& catalogue,
                         Date today, Scope scope)
    : suppressions_{suppressions},
      catalogue_{catalogue},
      scope_{scope},
      states_(suppressions.size()) {
  for (std::size_t i = 0; i < suppressions_.size(); ++i) {
    const Suppression& one = suppressions_[i];
    const auto end = date(one.until);
    states_[i].broken =
        (one.ids.empty() && one.fingerprint.empty()) || (!one.until.empty() && !end);
    states_[i].expired = end && *end < today;
    if (states_[i].broken) continue;
    if (!one.where.file.empty()) {
      in_file_[one.where.file].push_back(i);
      continue;
    }
    bool named = !one.ids.empty();
    for (const std::string& id : one.ids) {
      named = named && id.find('*') == std::string::npos;
      by_name_[lower(id)].push_back(i);
    }
    if (!named) unnamed_.push_back(i);
  }
}

// Those that may fit, in the order they are written: of its file, by one of its names, by pattern.
std::vector<std::size_t> Suppressing::candidates(const Finding& finding) const {
  Numbers numbers = unnamed_;
  if (const auto here = in_file_.find(finding.path); here != in_file_.end())
    numbers.insert(numbers.end(), here->second.begin(), here->second.end());
  if (!by_name_.empty()) {
    const auto add = [&](std::string_view name) {
      const auto found = by_name_.find(lower(name));
      if (found == by_name_.end()) return;
      numbers.insert(numbers.end(), found->second.begin(), found->second.end());
    };
    add(finding.id);
    add(finding.name);
    for (const std::string& id : finding.ids)
      add(id);
    for (const std::string& alias : finding.aliases)
      add(alias);
    for (const Sighting& seen : finding.seen_by)
      add(seen.id);
    if (const RuleInfo* rule = catalogue_.with_id(finding.id)) {
      add(rule->name);
      for (const std::string_view alias : rule->aliases)
        add(alias);
    }
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

bool Suppressing::fits(const Suppression& one, const Finding& finding) const {
  if (!one.fingerprint.empty() && one.fingerprint != finding.fingerprint) return false;
  if (!is_at(one.where, finding)) return false;
  if (one.ids.empty()) return !one.fingerprint.empty();
  return std::any_of(one.ids.begin(), one.ids.end(), [&](const std::string& id) {
    return one.tool.empty() ? names(id, finding, catalogue_) : names_for_tool(one, id, finding);
  });
}

// An ignore that was moved within its file has all that mark_new() compares, but hides something
// else now.
bool Suppressing::is_new(std::size_t number) const {
  return suppressions_[number].is_new || states_[number].hides_new;
}

void Suppressing::mark(std::size_t number, Finding& finding) {
  const Suppression& one = suppressions_[number];
  State& state = states_[number];
  ++state.uses;
  if (state.expired) {
    add_reason(finding,
               fmt::format("the suppression at {} expired on {}", source_of(one), one.until));
    return;
  }
  if (const std::string other = other_tool(one, finding); !other.empty()) {
    add_reason(finding, fmt::format("{} speaks for {} only; {} sees it too", source_of(one),
                                    one.tool, other));
    return;
  }
  if (scope_ == Scope::change && finding.introduced && !one.where.file.empty())
    state.hides_new = true;
  finding.disposition = Disposition::suppressed;
  finding.reason =
      fmt::format("by {}{}{}{}", source_of(one), one.until.empty() ? "" : " until " + one.until,
                  one.reason.empty() ? "" : ": ", printable(one.reason));
  if (finding.kind == Kind::secret && finding.commit.empty() && !finding.subject.empty())
    values_.try_emplace({finding.id, finding.subject}, finding.reason);
}

void Suppressing::apply(Finding& finding) {
  for (const std::size_t number : candidates(finding)) {
    if (fits(suppressions_[number], finding)) mark(number, finding);
    if (finding.disposition == Disposition::suppressed) return;
  }
}

void Suppressing::apply_to_commits(std::vector<Finding>& findings) const {
  for (Finding& finding : findings) {
    if (finding.kind != Kind::secret || finding.commit.empty()) continue;
    const auto found = values_.find({finding.id, finding.subject});
    if (found == values_.end() || finding.disposition == Disposition::suppressed) continue;
    finding.disposition = Disposition::suppressed;
    finding.reason = "the same value on the head is suppressed " + found->second;
  }
}

std::vector<std::string> Suppressing::unknown_ids(std::size_t number) const {
  const Suppression& one = suppressions_[number];
  if (!one.tool.empty() || states_[number].uses > 0) return {};
  std::vector<std::string> unknown;
  for (const std::string& id : one.ids) {
    if (catalogue_.knows(id)) continue;
    const bool pattern = id.find('*') != std::string::npos;
    if (looks_like_ours(id) || pattern || (!one.text.empty() && !is_advisory(id)))
      unknown.push_back(id);
  }
  return unknown;
}

std::string Suppressing::defect_of_end(std::size_t number) const {
  const Suppression& one = suppressions_[number];
  if (!one.until.empty() && !date(one.until)) {
    return fmt::format("\"{}\" is no date (YYYY-MM-DD), so this suppression does nothing",
                       printable(one.until));
  }
  if (states_[number].expired) {
    return fmt::format("the suppression of {} expired on {}; renew it with a reason, or delete it",
                       listed(one.ids), one.until);
  }
  if (one.answers && (one.reason.empty() || one.until.empty()))
    return fmt::format("the suppression of {} has {}", listed(one.ids), missing(one));
  return {};
}

std::vector<Finding> Suppressing::defects() const {
  std::vector<Finding> findings;
  const auto add = [&](std::size_t number, const RuleInfo& rule, std::string message) {
    findings.push_back(about(suppressions_[number], rule, std::move(message)));
    findings.back().introduced = scope_ != Scope::change || is_new(number);
  };
  for (std::size_t i = 0; i < suppressions_.size(); ++i) {
    const Suppression& one = suppressions_[i];
    if (one.ids.empty() && one.fingerprint.empty()) {
      if (one.tool.empty())
        add(i, ignore_without_id, "this ignore names no id, so it ignores nothing");
      continue;
    }
    for (const std::string& id : unknown_ids(i)) {
      const auto near = catalogue_.nearest(id);
      add(i, ignore_of_nothing,
          fmt::format("\"{}\" is no id, slug or alias of a rule, and no finding here has it{}",
                      printable(id), near ? fmt::format("; did you mean {}?", *near) : ""));
    }
    if (std::string defect = defect_of_end(i); !defect.empty())
      add(i, ignore_without_expiry, std::move(defect));
  }
  return findings;
}

std::vector<Finding> Suppressing::added() const {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < suppressions_.size(); ++i) {
    const Suppression& one = suppressions_[i];
    if (!is_new(i) || states_[i].broken) continue;
    findings.push_back(
        about(one, new_suppression, fmt::format("this change suppresses {}", listed(one.ids))));
    findings.back().disposition = Disposition::blocks;
    findings.back().reason = "new_suppressions: block";
  }
  return findings;
}

void Suppressing::note(Coverage& coverage, bool all) const {
  for (std::size_t i = 0; i < suppressions_.size(); ++i) {
    const Suppression& one = suppressions_[i];
    if (is_new(i) && !states_[i].broken)
      coverage.new_suppressions.push_back(fmt::format("{}: {}", source_of(one), shown(one)));
    if (states_[i].uses > 0 || states_[i].broken || !(all || one.is_new)) continue;
    coverage.notes.push_back({fmt::format("the suppression of {} at {} matches no finding; "
                                          "delete it if it is not needed",
                                          listed(one.ids), source_of(one)),
                              one.path});
  }
}

}  // namespace gate::policy
