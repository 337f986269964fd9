// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/daemon/engine.hpp"

namespace gate::daemon {

// Every rule of the family, in the order of ids.
const std::vector<const Rule*>& rules();

}  // namespace gate::daemon
