// SPDX-License-Identifier: Apache-2.0
#include "gate/report/explain.hpp"

#include <fmt/format.h>

#include "gate/cli/commands.hpp"
#include "gate/cli/rulebook.hpp"
#include "gate/core/text.hpp"

namespace gate::cli {

int explain(const Arguments& arguments, const World& world) {
  for (const std::string& id : arguments.operands) {
    const RuleInfo* info = rule_named(id);
    if (info == nullptr) {
      std::vector<std::string_view> names;
      for (const RuleInfo* known : rulebook()) {
        names.insert(names.end(), {known->id, known->name});
        for (const std::string_view alias : known->aliases)
          names.push_back(alias);
      }
      const auto near = nearest(id, names);
      return refuse(
          world, fmt::format("no rule is called \"{}\"{}; `gate rules` lists them", printable(id),
                             near ? fmt::format("; did you mean {}?", *near) : ""));
    }
    world.out(report::explain(*info));
  }
  return 0;
}

}  // namespace gate::cli
