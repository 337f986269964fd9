// SPDX-License-Identifier: Apache-2.0
#include "gate/report/explain.hpp"

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/gate/report/fixture.hpp"
#include "tests/gate/report/golden.hpp"

namespace gate::report {
namespace {

TEST_CASE("a rule explained at a terminal and as a page") {
  test::check_golden("gate/report/golden/IMG010.txt", explain(test::root_rule));
  test::check_golden("gate/report/golden/IMG010.md", rule_page(test::root_rule));
  test::check_golden("gate/report/golden/RUN101.txt", explain(test::privileged_rule));
  test::check_golden("gate/report/golden/RUN101.md", rule_page(test::privileged_rule));
}

TEST_CASE("lines of an explanation fit 80 columns") {
  for (const auto line : lines_of(explain(test::root_rule)))
    CHECK(line.size() <= 80);
}

TEST_CASE("the table of rules links each page and keeps its cells") {
  CHECK(rules_table_markdown({&test::root_rule, &test::privileged_rule}) ==
        "| id | name | severity | what |\n"
        "|---|---|---|---|\n"
        "| [IMG010](IMG010.md) | runs-as-root | high | The image runs as root |\n"
        "| [RUN101](RUN101.md) | privileged | critical | The container is privileged: all devices "
        "\\| all capabilities |\n");
}

TEST_CASE("the rules as JSON") {
  const auto rules = nlohmann::json::parse(rules_json({&test::root_rule, &test::privileged_rule}));
  REQUIRE(rules.size() == 2);
  CHECK(rules[0]["id"] == "IMG010");
  CHECK(rules[0]["severities"][0]["when"] == "where no USER is written");
  CHECK(rules[0]["aliases"] == nlohmann::json::parse(R"(["DL3002", "DS-0002"])"));
  CHECK(rules[0]["cwe"] == 250);
  CHECK(rules[0]["group"].is_null());
  CHECK(rules[1]["strict"] == true);
  CHECK_FALSE(rules[1].contains("cwe"));
  CHECK(nlohmann::json::parse(rules_json({})).empty());
}

}  // namespace
}  // namespace gate::report
