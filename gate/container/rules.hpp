// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/container/container.hpp"

namespace gate::container {

// Every rule of the family, in the order of ids.
const std::vector<const Rule*>& rules();

// Judges containers of one file; `report` belongs to that file.
void judge(const std::vector<Container>& containers, Reporter& report);

}  // namespace gate::container
