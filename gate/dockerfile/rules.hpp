// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {

// Every rule over Dockerfiles, in the order of their ids.
const std::vector<const Rule*>& rules();

}  // namespace gate::dockerfile
