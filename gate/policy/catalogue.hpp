// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/finding.hpp"
#include "gate/core/rule.hpp"
#include "gate/policy/policy.hpp"

namespace gate::policy {

// The rules of a run under every name they have. Keeps the pointers.
class Catalogue {
 public:
  explicit Catalogue(const std::vector<const RuleInfo*>& rules);

  // The rule with this id, or null.
  [[nodiscard]] const RuleInfo* with_id(std::string_view id) const;
  // Whether an id, slug or alias is `name` (case aside), or begins like "DL30*".
  [[nodiscard]] bool knows(std::string_view name) const;
  // The known name nearest to `name`, if one is near.
  [[nodiscard]] std::optional<std::string_view> nearest(std::string_view name) const;
  [[nodiscard]] const std::vector<const RuleInfo*>& rules() const { return rules_; }

 private:
  std::vector<const RuleInfo*> rules_;
  std::map<std::string, const RuleInfo*, std::less<>> ids_ = {};
  std::map<std::string, std::string_view, std::less<>> names_ = {};  // lower case → as written
};

// True if `written` ("IMG010", "runs-as-root", "DL30*") names `name`; case does not count. A '*'
// needs two characters before it, so that nothing names everything.
bool names(std::string_view written, std::string_view name);
// True if `written` names the rule: its id, its slug or one of its aliases.
bool names(std::string_view written, const RuleInfo& rule);
// True if `written` names the finding: id, slug, advisory id, a tool's id or an alias, but not by a
// name that belongs to an id it only covers.
bool names(std::string_view written, const Finding& finding, const Catalogue& catalogue);
// True if the text has the form of our own ids: three capitals and three digits.
bool looks_like_ours(std::string_view name);

// The entry of `rules:` that decides about a finding: an exact name before a pattern, the later
// before the earlier. Null if none speaks about it.
const Override* override_of(const Finding& finding, const Policy& policy,
                            const Catalogue& catalogue);

// Whether findings of the rule count under this policy. Off: by `rules:`, left out by `only`, of a
// later ruleset, of profile strict only, or waiting for the policy to list something.
bool is_on(const RuleInfo& rule, const Policy& policy);
// The ids that `rules:` or `only` switched off, sorted.
std::vector<std::string> switched_off(const Policy& policy, const Catalogue& catalogue);

}  // namespace gate::policy
