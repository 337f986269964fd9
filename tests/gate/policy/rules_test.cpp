// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/rules.hpp"

#include <set>

#include "gate/core/text.hpp"
#include "gate/policy/catalogue.hpp"
#include "gate/policy/judge.hpp"
#include "tests/catch.hpp"
#include "tests/gate/policy/support.hpp"

using namespace gate;
using namespace gate::policy;
using namespace gate::policy::test;

namespace {

// Judges the comments of an example as if a change had added them.
Report judged(std::string_view text) {
  std::vector<Comment> comments;
  std::uint32_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    if (line.substr(0, 2) == "# ")
      comments.push_back({std::string{line.substr(2)}, number, number, number + 1});
  }
  auto input = judgement();
  input.policy.new_suppressions = NewSuppressions::block;
  input.suppressions = inline_suppressions("Dockerfile", comments);
  for (Suppression& one : input.suppressions)
    one.is_new = true;
  return judge(std::move(input));
}

}  // namespace

TEST_CASE("every rule of policy is complete and shows itself") {
  std::set<std::string_view> ids;
  for (const RuleInfo* rule : rules()) {
    INFO(rule->id);
    CHECK(is_complete(*rule));
    CHECK(looks_like_ours(rule->id));
    CHECK(ids.insert(rule->id).second);
    for (const Example& example : rule->bad)
      CHECK(with_id(judged(example.text), rule->id).has_value());
    for (const Example& example : rule->good)
      CHECK_FALSE(with_id(judged(example.text), rule->id).has_value());
  }
}

TEST_CASE("a catalogue knows every name once") {
  const Catalogue all{catalogue()};
  for (const char* name : {"IMG010", "img010", "runs-as-root", "DL3002", "dl30*", "DS-0002"})
    CHECK(all.knows(name));
  for (const char* name : {"", "IMG011", "*", "D*", "DL31*"})
    CHECK_FALSE(all.knows(name));
  CHECK(all.with_id("IMG010") == &runs_as_root);
  CHECK(all.with_id("DL3002") == nullptr);
  CHECK(all.nearest("runs-as-rot") == "runs-as-root");
  CHECK_FALSE(all.nearest(std::string(10'000, 'a')).has_value());
}

TEST_CASE("what switches a rule on and off") {
  Policy policy;
  CHECK(is_on(runs_as_root, policy));
  CHECK_FALSE(is_on(untrusted, policy));
  policy.allowed_images = {"x/*"};
  CHECK(is_on(untrusted, policy));
  policy.rules = {{"DS-0002", std::nullopt}};
  CHECK_FALSE(is_on(runs_as_root, policy));
  policy.rules.push_back({"DS-0002", Severity::low});  // the later wins
  CHECK(is_on(runs_as_root, policy));
  policy.only = {"RUN1*"};
  CHECK_FALSE(is_on(runs_as_root, policy));
  CHECK(is_on(privileged, policy));
}
