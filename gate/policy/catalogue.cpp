// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/catalogue.hpp"

#include <algorithm>

#include "gate/core/text.hpp"

namespace gate::policy {
namespace {

bool is_pattern(std::string_view written) {
  return written.find('*') != std::string_view::npos;
}

template <class Names>
const Override* deciding(const std::vector<Override>& overrides, const Names& is_named) {
  const Override* exact = nullptr;
  const Override* pattern = nullptr;
  for (const Override& one : overrides) {
    if (!is_named(one.rule)) continue;
    (is_pattern(one.rule) ? pattern : exact) = &one;
  }
  return exact != nullptr ? exact : pattern;
}

// The list that a rule waits for, beside its name under `rules:`.
bool has_list(const RuleInfo& rule, const Policy& policy) {
  return rule.id == "IMG004" && !policy.allowed_images.empty();
}

bool is_covered_name(std::string_view alias, const Finding& finding, const Catalogue& catalogue) {
  const RuleInfo* own = catalogue.with_id(finding.id);
  if (own != nullptr &&
      std::find(own->aliases.begin(), own->aliases.end(), alias) != own->aliases.end())
    return false;
  return std::any_of(finding.covers.begin(), finding.covers.end(), [&](const std::string& id) {
    const RuleInfo* covered = catalogue.with_id(id);
    return id == alias || (covered != nullptr && names(alias, *covered));
  });
}

}  // namespace

Catalogue::Catalogue(const std::vector<const RuleInfo*>& rules) : rules_{rules} {
  for (const RuleInfo* rule : rules_) {
    ids_.emplace(rule->id, rule);
    names_.emplace(lower(rule->id), rule->id);
    names_.emplace(lower(rule->name), rule->name);
    for (const std::string_view alias : rule->aliases)
      names_.emplace(lower(alias), alias);
  }
}

const RuleInfo* Catalogue::with_id(std::string_view id) const {
  const auto found = ids_.find(id);
  return found == ids_.end() ? nullptr : found->second;
}

bool Catalogue::knows(std::string_view name) const {
  if (!is_pattern(name)) return names_.count(lower(name)) > 0;
  return std::any_of(names_.begin(), names_.end(),
                     [&](const auto& known) { return names(name, known.second); });
}

std::optional<std::string_view> Catalogue::nearest(std::string_view name) const {
  constexpr std::size_t longest = 64;  // no rule has a longer name
  if (name.size() > longest) return std::nullopt;
  std::vector<std::string_view> all;
  for (const auto& [key, written] : names_)
    all.push_back(written);
  return gate::nearest(name, all);
}

bool names(std::string_view written, std::string_view name) {
  const auto star = written.find('*');
  if (star == std::string_view::npos) return equals_ignoring_case(written, name);
  return star >= 2 && star + 1 == written.size() &&
         equals_ignoring_case(written.substr(0, star), name.substr(0, star));
}

bool names(std::string_view written, const RuleInfo& rule) {
  return names(written, rule.id) || names(written, rule.name) ||
         std::any_of(rule.aliases.begin(), rule.aliases.end(),
                     [&](std::string_view alias) { return names(written, alias); });
}

bool names(std::string_view written, const Finding& finding, const Catalogue& catalogue) {
  if (written.empty()) return false;
  if (names(written, finding.id) || names(written, finding.name)) return true;
  const RuleInfo* rule = catalogue.with_id(finding.id);
  if (rule != nullptr && names(written, *rule)) return true;
  const auto is_id = [&](const std::string& id) { return names(written, id); };
  const auto is_alias = [&](const std::string& alias) {
    return names(written, alias) && !is_covered_name(alias, finding, catalogue);
  };
  return std::any_of(finding.ids.begin(), finding.ids.end(), is_id) ||
         std::any_of(finding.seen_by.begin(), finding.seen_by.end(),
                     [&](const Sighting& seen) { return names(written, seen.id); }) ||
         std::any_of(finding.aliases.begin(), finding.aliases.end(), is_alias);
}

bool looks_like_ours(std::string_view name) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return name.size() == 6 && std::all_of(name.begin(), name.begin() + 3, is_capital) &&
         std::all_of(name.begin() + 3, name.end(), is_digit);
}

const Override* override_of(const Finding& finding, const Policy& policy,
                            const Catalogue& catalogue) {
  return deciding(policy.rules,
                  [&](const std::string& written) { return names(written, finding, catalogue); });
}

bool is_on(const RuleInfo& rule, const Policy& policy) {
  const auto is_named = [&](const std::string& written) { return names(written, rule); };
  if (!policy.only.empty()) return std::any_of(policy.only.begin(), policy.only.end(), is_named);
  const Override* decided = deciding(policy.rules, is_named);
  if (decided != nullptr) return decided->severity.has_value();
  if (rule.listed_only) return has_list(rule, policy);
  if (rule.strict && policy.profile != Profile::strict) return false;
  return rule.ruleset <= static_cast<int>(policy.ruleset);
}

std::vector<std::string> switched_off(const Policy& policy, const Catalogue& catalogue) {
  std::vector<std::string> ids;
  for (const RuleInfo* rule : catalogue.rules()) {
    const auto is_named = [&](const std::string& written) { return names(written, *rule); };
    const Override* decided = deciding(policy.rules, is_named);
    const bool left_out =
        !policy.only.empty() && std::none_of(policy.only.begin(), policy.only.end(), is_named);
    if (left_out || (decided != nullptr && !decided->severity)) ids.emplace_back(rule->id);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace gate::policy
