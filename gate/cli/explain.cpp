// SPDX-License-Identifier: Apache-2.0
#include "gate/report/explain.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "gate/cli/commands.hpp"
#include "gate/cli/rulebook.hpp"
#include "gate/core/text.hpp"

namespace gate::cli {
namespace {

std::string unknown(std::string_view id) {
  std::vector<std::string_view> names;
  for (const RuleInfo* known : rulebook()) {
    names.insert(names.end(), {known->id, known->name});
    for (const std::string_view alias : known->aliases)
      names.push_back(alias);
  }
  const auto near = nearest(id, names);
  return fmt::format("no rule is called \"{}\"{}; `gate rules` lists them", printable(id),
                     near ? fmt::format("; did you mean {}?", *near) : "");
}

}  // namespace

int explain(const Arguments& arguments, const World& world) {
  std::vector<const RuleInfo*> asked;
  for (const std::string& id : arguments.operands) {
    asked.push_back(rule_named(id));
    if (asked.back() == nullptr) return refuse(world, unknown(id));
  }
  for (const RuleInfo* info : asked)
    world.out(report::explain(*info));
  return 0;
}

}  // namespace gate::cli
