// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "gate/core/rule.hpp"

namespace gate::cli {

// Every rule of the models, kind of secret and rule of the policy itself, each once, by id.
const std::vector<const RuleInfo*>& rulebook();

// The rule that an id, a slug or another tool's id names, whatever its case; null for none.
const RuleInfo* rule_named(std::string_view name);

}  // namespace gate::cli
