// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "gate/cli/commands.hpp"
#include "gate/cli/rulebook.hpp"
#include "gate/report/explain.hpp"
#include "gate/scan/self_test.hpp"
#include "gate/secrets/scanner.hpp"
#include "gate/source/files.hpp"

namespace gate::cli {
namespace {

// The pages are text for everybody: what looks like a secret in an example is masked.
int write_pages(const std::string& folder, const World& world) {
  std::vector<Fault> faults;
  const auto engine = secrets::Engine::create("pages").take(faults);
  if (engine == nullptr) return refuse(world, "the secrets engine did not start");
  secrets::Scanner scanner{engine};
  for (const RuleInfo* info : rulebook()) {
    const std::string page = scanner.redact(report::rule_page(*info));
    const auto fault = source::write_file(fmt::format("{}/{}.md", folder, info->id), page);
    if (fault) return refuse(world, fault->what);
  }
  return 0;
}

}  // namespace

int rules(const Arguments& arguments, const World& world) {
  if (arguments.self_test) {
    const auto failures = scan::self_test();
    for (const std::string& failure : failures)
      world.out(failure + '\n');
    world.out(fmt::format("{} rules ran on their own examples, {} failed\n", rulebook().size(),
                          failures.size()));
    return failures.empty() ? 0 : 3;
  }
  if (!arguments.pages.empty()) return write_pages(arguments.pages, world);
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
