// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/secret_names.hpp"
#include "gate/risks/secret_as_build_arg.hpp"

namespace gate::dockerfile {
namespace {

using Names = std::set<std::string, std::less<>>;

void report_name(const Site& site, const Stage* stage, Keyword keyword, const Pair& pair,
                 NameHint hint, Reporter& report) {
  const Severity severity = hint == NameHint::secret ? Severity::high : Severity::medium;
  Finding& finding = report.at(
      lowered_unless_final(severity, stage), site, "{} {}", printable(pair.name),
      keyword == Keyword::arg ? "is handed to the build as an argument"
                              : "gets the value of a build argument, and keeps it in the image");
  finding.subject = pair.name;
  keep_secret_peers(finding, stage, keyword, pair.name);
}

bool uses_argument(const Text& value, const Names& arguments) {
  return std::any_of(value.references.begin(), value.references.end(), [&](const Use& use) {
    return use.knowledge != Knowledge::undeclared && arguments.contains(use.name);
  });
}

// A literal is SEC001's. An ARG in front of FROM is seen by FROM alone, so the stage that declares
// it again is the one to tell about.
void check(const Dockerfile& file, Reporter& report) {
  Names arguments;
  Names in_stages;
  for_each_pair(file, Keyword::arg, [&](const Stage* stage, const Instruction&, const Pair& pair) {
    arguments.insert(pair.name);
    if (stage != nullptr) in_stages.insert(pair.name);
  });
  for_each_pair(file, Keyword::arg,
                [&](const Stage* stage, const Instruction& arg, const Pair& pair) {
                  const NameHint hint = name_hint(pair.name);
                  if (hint == NameHint::none || pair.secret) return;
                  if (stage == nullptr && in_stages.contains(pair.name)) return;
                  if (pair.value && is_literal(*pair.value) && !pair.value->value.empty()) return;
                  report_name(site(stage, arg, pair.span), stage, arg.keyword, pair, hint, report);
                });
  for_each_pair(
      file, Keyword::env, [&](const Stage* stage, const Instruction& env, const Pair& pair) {
        const NameHint hint = name_hint(pair.name);
        if (hint == NameHint::none || pair.secret || !pair.value) return;
        if (is_literal(*pair.value) || !uses_argument(*pair.value, arguments)) return;
        report_name(site(stage, env, pair.value->span), stage, env.keyword, pair, hint, report);
      });
}

}  // namespace
extern const Rule secret_as_build_arg{risks::secret_as_build_arg, check};
}  // namespace gate::dockerfile
