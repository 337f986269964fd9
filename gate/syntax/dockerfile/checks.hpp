// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/syntax/dockerfile/dockerfile.hpp"

namespace gate::syntax::dockerfile {

// Notes what a build would refuse about one instruction: words, flags, types, values.
void check_instruction(const Instruction& instruction, char escape, std::vector<Defect>& defects);

// Notes flags that the instruction does not take, that stand twice, or whose value is missing.
void check_flags(const Instruction& instruction, std::vector<Defect>& defects);

}  // namespace gate::syntax::dockerfile
