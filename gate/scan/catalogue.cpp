// SPDX-License-Identifier: Apache-2.0
#include "gate/scan/catalogue.hpp"

#include <algorithm>

#include "gate/container/rules.hpp"
#include "gate/daemon/rules.hpp"
#include "gate/dockerfile/rules.hpp"
#include "gate/pipeline/rules.hpp"
#include "gate/secrets/kinds.hpp"

namespace gate::scan {
namespace {

std::vector<const RuleInfo*> collect() {
  std::vector<const RuleInfo*> all;
  for (const auto* rule : dockerfile::rules())
    all.push_back(&rule->info);
  for (const auto* rule : container::rules())
    all.push_back(&rule->info);
  for (const auto* rule : daemon::rules())
    all.push_back(&rule->info);
  for (const auto* rule : pipeline::rules())
    all.push_back(&rule->info);
  for (const RuleInfo* kind : secrets::kinds())
    all.push_back(kind);
  std::sort(all.begin(), all.end(),
            [](const RuleInfo* a, const RuleInfo* b) { return a->id < b->id; });
  // A risk that several models show stands in each of their tables.
  all.erase(std::unique(all.begin(), all.end(),
                        [](const RuleInfo* a, const RuleInfo* b) { return a->id == b->id; }),
            all.end());
  return all;
}

}  // namespace

const std::vector<const RuleInfo*>& catalogue() {
  static const std::vector<const RuleInfo*> all = collect();
  return all;
}

}  // namespace gate::scan
