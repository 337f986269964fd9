// SPDX-License-Identifier: Apache-2.0
#include "gate/container/rules.hpp"

#include <algorithm>
#include <set>

#include "gate/container/compose.hpp"
#include "tests/catch.hpp"
#include "tests/gate/container/judge.hpp"

namespace {

using namespace gate;
using namespace gate::container;

bool fires(const Rule& rule, const Example& example) {
  const tests::TokenJudge token_judge;
  const facts::Date today{2026, 8, 22};
  const Analysis analysis =
      analyse_compose("compose.yaml", example.text, MemoryTree{}, token_judge, today);
  CHECK(analysis.faults.empty());
  return std::any_of(analysis.findings.begin(), analysis.findings.end(),
                     [&](const Finding& finding) { return finding.id == rule.info.id; });
}

bool is_ours(const Example& example) {
  return example.artefact == Artefact::compose;
}

}  // namespace

TEST_CASE("every example of every rule does what it says") {
  for (const Rule* rule : rules()) {
    INFO(rule->info.id);
    CHECK(is_complete(rule->info));
    int shown = 0;
    for (const Example& example : rule->info.bad) {
      if (!is_ours(example)) continue;
      INFO(example.text);
      CHECK(fires(*rule, example));
      ++shown;
    }
    for (const Example& example : rule->info.good) {
      if (!is_ours(example)) continue;
      INFO(example.text);
      CHECK_FALSE(fires(*rule, example));
    }
    CHECK(shown > 0);
  }
}

TEST_CASE("ids and names are used once") {
  std::set<std::string_view> names;
  for (const Rule* rule : rules()) {
    CHECK(names.insert(rule->info.id).second);
    CHECK(names.insert(rule->info.name).second);
  }
}
