// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gate/core/rule.hpp"

namespace gate::report {

// Everything about a rule, for a terminal.
std::string explain(const RuleInfo& info);
// Everything about a rule in Markdown: the page docs/rules/ID.md.
std::string rule_page(const RuleInfo& info);
// A Markdown table of the rules in the given order, each linked to its page.
std::string rules_table_markdown(const std::vector<const RuleInfo*>& rules);
// A JSON array of the rules in the given order.
std::string rules_json(const std::vector<const RuleInfo*>& rules);

}  // namespace gate::report
