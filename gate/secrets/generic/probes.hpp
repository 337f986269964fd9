// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/secrets/engine/pattern.hpp"

namespace gate::secrets {

// The patterns that nominate assignments to secret-like names. Each ends with the separator, or
// with the first byte of a value that follows a blank.
const std::vector<engine::Pattern>& generic_probes();

}  // namespace gate::secrets
