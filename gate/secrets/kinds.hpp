// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/core/rule.hpp"

namespace gate::secrets {

// Every kind of secret, in the order of their ids.
std::vector<const RuleInfo*> kinds();

}  // namespace gate::secrets
