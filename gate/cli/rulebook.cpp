// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/rulebook.hpp"

#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/policy/rules.hpp"
#include "gate/scan/catalogue.hpp"

namespace gate::cli {
namespace {

std::vector<const RuleInfo*> collect() {
  std::vector<const RuleInfo*> all = scan::catalogue();
  for (const RuleInfo* info : policy::rules())
    all.push_back(info);
  std::sort(all.begin(), all.end(),
            [](const RuleInfo* a, const RuleInfo* b) { return a->id < b->id; });
  return all;
}

}  // namespace

const std::vector<const RuleInfo*>& rulebook() {
  static const std::vector<const RuleInfo*> all = collect();
  return all;
}

const RuleInfo* rule_named(std::string_view name) {
  for (const RuleInfo* info : rulebook()) {
    if (equals_ignoring_case(info->id, name) || equals_ignoring_case(info->name, name)) return info;
  }
  for (const RuleInfo* info : rulebook()) {
    for (const std::string_view alias : info->aliases) {
      if (equals_ignoring_case(alias, name)) return info;
    }
  }
  return nullptr;
}

}  // namespace gate::cli
