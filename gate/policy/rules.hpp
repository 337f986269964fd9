// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/core/rule.hpp"

namespace gate::policy {

// The risks that policy itself finds: in suppressions.
const std::vector<const RuleInfo*>& rules();

extern const RuleInfo ignore_without_expiry;  // PIP008
extern const RuleInfo ignore_without_id;      // POL001
extern const RuleInfo ignore_of_nothing;      // POL002
extern const RuleInfo new_suppression;        // POL003

}  // namespace gate::policy
