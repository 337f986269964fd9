// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "gate/cli/commands.hpp"
#include "gate/cli/rulebook.hpp"
#include "gate/report/explain.hpp"
#include "gate/scan/self_test.hpp"

namespace gate::cli {

int rules(const Arguments& arguments, const World& world) {
  if (arguments.self_test) {
    const auto failures = scan::self_test();
    for (const std::string& failure : failures)
      world.out(failure + '\n');
    world.out(fmt::format("{} rules ran on their own examples, {} failed\n", rulebook().size(),
                          failures.size()));
    return failures.empty() ? 0 : 3;
  }
  if (arguments.markdown) {
    world.out(report::rules_table_markdown(rulebook()));
  } else if (arguments.json) {
    world.out(report::rules_json(rulebook()));
  } else {
    for (const RuleInfo* info : rulebook()) {
      world.out(fmt::format("{}  {:<8}  {:<32}  {}\n", info->id, word(info->severity), info->name,
                            info->title));
    }
  }
  return 0;
}

}  // namespace gate::cli
