// SPDX-License-Identifier: Apache-2.0
#include "gate/scan/self_test.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "gate/scan/catalogue.hpp"
#include "gate/scan/file.hpp"
#include "gate/scan/kinds.hpp"

namespace gate::scan {
namespace {

// Where an example without a tag belongs: secrets have no model, every other family one artefact.
Artefact family(const RuleInfo& info) {
  const std::string_view area = info.id.substr(0, 3);
  if (area == "TOK") return Artefact::text;
  if (area == "ACC" || area == "PIP") return Artefact::github_workflow;
  if (info.id == "DMN003") return Artefact::daemon_json;
  if (info.id == "SEC002" || area == "RUN") return Artefact::compose;
  return Artefact::dockerfile;
}

bool finds(FileScanner& scanner, const RuleInfo& info, const Example& example) {
  MemoryTree tree;
  tree.add("example", std::string{example.text});
  const Artefact artefact = example.artefact == Artefact::any ? family(info) : example.artefact;
  const auto kind = artefact == Artefact::text ? std::nullopt : std::optional{artefact};
  const FileScan file = scanner.scan(tree, "example", std::string{example.text}, kind);
  return std::any_of(file.findings.begin(), file.findings.end(), [&](const Finding& finding) {
    const auto& covers = finding.covers;
    return finding.id == info.id ||
           std::find(covers.begin(), covers.end(), info.id) != covers.end();
  });
}

}  // namespace

std::vector<std::string> self_test() {
  std::vector<std::string> failures;
  Settings settings;
  std::vector<Fault> faults;
  settings.engine = secrets::Engine::create("self-test").take(faults);
  settings.today = {2026, 8, 22};
  std::transform(faults.begin(), faults.end(), std::back_inserter(failures),
                 [](const Fault& fault) { return fault.what; });
  FileScanner scanner{settings};
  for (const RuleInfo* info : catalogue()) {
    if (!is_complete(*info)) failures.push_back(fmt::format("{}: says too little", info->id));
    for (const Example& example : info->bad) {
      if (finds(scanner, *info, example)) continue;
      failures.push_back(fmt::format("{}: does not find its bad example", info->id));
    }
    for (const Example& example : info->good) {
      if (!finds(scanner, *info, example)) continue;
      failures.push_back(fmt::format("{}: finds its good example", info->id));
    }
  }
  return failures;
}

}  // namespace gate::scan
