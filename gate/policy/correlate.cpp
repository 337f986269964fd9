// SPDX-License-Identifier: Apache-2.0
// Rows are put into groups. A row can only meet rows of its own package and version; there it looks
// up its ids, and joins the groups found if their places can be the same artefact. Ids are looked
// up with their aliases from anywhere in the run, one step far: following them further would join
// unrelated advisories (one GHSA may stand for several CVEs).
#include "gate/policy/correlate.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "gate/core/fingerprint.hpp"
#include "gate/core/text.hpp"
#include "gate/policy/aliases.hpp"
#include "gate/policy/package.hpp"
#include "gate/policy/places.hpp"
#include "gate/policy/severity.hpp"

namespace gate::policy {
namespace {

// Rows compared with one row, at most: what is beyond stays apart instead of costing square time.
constexpr std::size_t most_compared = 64;

std::string tool_of(const Finding& row) {
  return row.seen_by.empty() ? std::string{} : row.seen_by.front().tool;
}

struct Group {
  std::vector<Finding*> rows = {};
  std::vector<std::size_t> places = {};  // sorted, without repetition
  bool gone = false;                     // joined to another one
};

class Grouping {
 public:
  explicit Grouping(const Places& places) : places_{places} {}

  void add(Finding& row, std::size_t place, const std::vector<std::string>& ids) {
    auto& bucket = buckets_[package_identity(*row.package) + '\n' + package_version(*row.package) +
                            '\n' + std::string{word(row.kind)}];
    std::size_t own = groups_.size();
    groups_.push_back({{&row}, {place}, false});
    const std::string here = '\n' + tool_of(row) + '\n' + row.target;
    for (const std::string& id : ids) {
      for (const std::string& key : {id + here, id}) {
        for (const std::size_t other : candidates(bucket, key)) {
          if (other == own || !agree(groups_[own], groups_[other])) continue;
          const auto [first, second] = std::minmax(own, other);
          join(groups_[first], groups_[second]);
          moved_[second] = first;
          own = first;
        }
      }
    }
    for (const std::string& id : row.ids) {
      bucket[lower(id)].insert(own);
      bucket[lower(id) + here].insert(own);
    }
  }

  std::vector<Group>& groups() { return groups_; }

 private:
  using Bucket = std::unordered_map<std::string, std::set<std::size_t>>;

  std::size_t now(std::size_t group) {
    for (auto at = moved_.find(group); at != moved_.end(); at = moved_.find(group))
      group = at->second;
    return group;
  }

  std::vector<std::size_t> candidates(Bucket& bucket, const std::string& id) {
    const auto found = bucket.find(id);
    if (found == bucket.end()) return {};
    std::vector<std::size_t> groups;
    std::size_t looked_at = 0;
    for (const std::size_t group : found->second) {
      if (++looked_at > most_compared) break;
      const std::size_t current = now(group);
      if (std::find(groups.begin(), groups.end(), current) == groups.end())
        groups.push_back(current);
    }
    return groups;
  }

  [[nodiscard]] bool agree(const Group& a, const Group& b) const {
    if (a.gone || b.gone) return false;
    if (a.places.size() * b.places.size() > most_compared * most_compared) return false;
    return std::all_of(a.places.begin(), a.places.end(), [&](std::size_t one) {
      return std::all_of(b.places.begin(), b.places.end(),
                         [&](std::size_t other) { return places_.agree(one, other); });
    });
  }

  static void join(Group& into, Group& from) {
    into.rows.insert(into.rows.end(), from.rows.begin(), from.rows.end());
    std::vector<std::size_t> both;
    std::set_union(into.places.begin(), into.places.end(), from.places.begin(), from.places.end(),
                   std::back_inserter(both));
    into.places = std::move(both);
    from = {{}, {}, true};
  }

  const Places& places_;
  std::vector<Group> groups_;
  std::unordered_map<std::string, Bucket> buckets_;
  std::unordered_map<std::size_t, std::size_t> moved_;
};

void add_new(std::vector<std::string>& onto, const std::string& text) {
  if (text.empty() || std::find(onto.begin(), onto.end(), text) != onto.end()) return;
  onto.push_back(text);
}

void add_listed(std::vector<std::string>& onto, std::string_view list) {
  for (const std::string_view piece : split(list, ','))
    add_new(onto, std::string{trim(piece)});
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts)
    text += (text.empty() ? "" : ", ") + part;
  return text;
}

bool is_same(const Sighting& a, const Sighting& b) {
  return a.tool == b.tool && a.id == b.id && a.severity == b.severity;
}

// What all rows of one group say, as one finding. The first row gives the texts.
class Union {
 public:
  explicit Union(const Finding& first) : whole_{first} {
    whole_.ids.clear();
    whole_.seen_by.clear();
    whole_.aliases.clear();
  }

  void add(const Finding& row) {
    for (const std::string& id : row.ids)
      add_new(whole_.ids, id);
    for (const std::string& alias : row.aliases)
      add_new(whole_.aliases, alias);
    for (const Sighting& seen : row.seen_by) {
      const auto same = [&](const Sighting& other) { return is_same(seen, other); };
      if (std::none_of(whole_.seen_by.begin(), whole_.seen_by.end(), same))
        whole_.seen_by.push_back(seen);
    }
    opinions_.push_back(
        {row.seen_by.empty() ? "the report" : row.seen_by.front().tool, row.severity});
    add_listed(fixed_, row.package->fixed);
    add_new(evidence_, row.evidence);
    if (whole_.package->purl.empty()) whole_.package->purl = row.package->purl;
    if (whole_.package->installed.empty()) whole_.package->installed = row.package->installed;
    if (whole_.target.empty()) whole_.target = row.target;
    if (whole_.fix.empty()) whole_.fix = row.fix;
    whole_.known_exploited = whole_.known_exploited || row.known_exploited;
    whole_.introduced = whole_.introduced && row.introduced;  // one baseline that has it will do
    if (row.kind == Kind::malware) whole_.kind = Kind::malware;
  }

  Finding finish(std::string_view severity_from) && {
    Rated rated = merged_severity(opinions_, severity_from);
    whole_.severity = rated.severity;
    whole_.reason = std::move(rated.reason);
    whole_.package->fixed = joined(fixed_);
    whole_.evidence = joined(evidence_);
    if (whole_.kind == Kind::vulnerability && !whole_.ids.empty()) {
      const std::string canonical = canonical_id(whole_.ids);
      std::stable_partition(whole_.ids.begin(), whole_.ids.end(),
                            [&](const std::string& id) { return id == canonical; });
      whole_.id = canonical;
    }
    whole_.fingerprint = package_fingerprint(whole_);
    return std::move(whole_);
  }

 private:
  Finding whole_;
  std::vector<Opinion> opinions_;
  std::vector<std::string> fixed_;
  std::vector<std::string> evidence_;
};

// Rows without a package: the same rule at the same place of the same tool is one.
std::string place_of(const Finding& row) {
  std::string key;
  for (const std::string& part : {tool_of(row), row.id, row.path, std::to_string(row.line),
                                  std::to_string(row.column), row.target, row.message})
    key += std::to_string(part.size()) + ':' + part;
  return key;
}

void add_opinion(Finding& finding, const Finding& row, std::string_view severity_from) {
  finding.seen_by.insert(finding.seen_by.end(), row.seen_by.begin(), row.seen_by.end());
  const std::string tool = row.seen_by.empty() ? "the report" : row.seen_by.front().tool;
  Rated rated = merged_severity({{"gate", finding.severity}, {tool, row.severity}}, severity_from);
  finding.severity = rated.severity;
  finding.reason = std::move(rated.reason);
  finding.evidence = row.evidence;
}

bool meets(const Finding& a, const Finding& b) {
  if (a.line == 0 || b.line == 0) return true;
  return a.line <= std::max(b.line, b.end_line) && b.line <= std::max(a.line, a.end_line);
}

}  // namespace

std::vector<Finding> correlate(std::vector<ImportedReport>& reports,
                               std::string_view severity_from) {
  AliasMap aliases;
  for (const ImportedReport& report : reports) {
    for (const Finding& row : report.findings)
      aliases.learn(row.ids);
  }
  std::vector<Finding> findings;
  std::set<std::string> seen;
  Places places;
  Grouping grouping{places};
  for (std::size_t i = 0; i < reports.size(); ++i) {
    for (Finding& row : reports[i].findings) {
      if (row.package && row.ids.empty()) row.ids.push_back(row.id);
      if (row.package) {
        const auto place = places.add(i, tool_of(row), row.target, reports[i].input.subjects);
        grouping.add(row, place, aliases.extended(row.ids));
      } else if (seen.insert(place_of(row)).second) {
        findings.push_back(std::move(row));
      }
    }
  }
  for (const Group& group : grouping.groups()) {
    if (group.gone) continue;
    Union whole{*group.rows.front()};
    for (const Finding* row : group.rows)
      whole.add(*row);
    findings.push_back(std::move(whole).finish(severity_from));
  }
  set_fingerprints(findings);
  return findings;
}

void join_own(std::vector<Finding>& own, std::vector<Finding>& imported,
              std::string_view severity_from) {
  std::map<std::string, std::vector<Finding*>> by_path;
  for (Finding& finding : own)
    by_path[finding.path].push_back(&finding);
  const auto is_ours = [&](const Finding& row) {
    if (row.kind != Kind::misconfiguration) return false;
    const auto found = by_path.find(row.path);
    if (found == by_path.end()) return false;
    for (Finding* finding : found->second) {
      const auto is_it = [&](const std::string& alias) {
        return equals_ignoring_case(alias, row.id);
      };
      if (!meets(*finding, row) ||
          std::none_of(finding->aliases.begin(), finding->aliases.end(), is_it))
        continue;
      add_opinion(*finding, row, severity_from);
      return true;
    }
    return false;
  };
  imported.erase(std::remove_if(imported.begin(), imported.end(), is_ours), imported.end());
}

}  // namespace gate::policy
