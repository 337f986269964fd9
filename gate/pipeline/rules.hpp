// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/pipeline/pipeline.hpp"

namespace gate::pipeline {

// Every rule of the family, in the order of ids.
const std::vector<const Rule*>& rules();

// Judges one pipeline; `report` belongs to its file.
void judge(const Pipeline& pipeline, Reporter& report);

}  // namespace gate::pipeline
