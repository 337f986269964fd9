// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/core/rule.hpp"

namespace gate::scan {

// Every rule and every kind of secret this program knows, each once, sorted by id.
const std::vector<const RuleInfo*>& catalogue();

}  // namespace gate::scan
