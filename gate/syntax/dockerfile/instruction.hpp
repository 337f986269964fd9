// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/syntax/dockerfile/dockerfile.hpp"

namespace gate::syntax::dockerfile {

// Reads one joined line: keyword, flags and arguments; lines and here-documents are not set.
Instruction read_instruction(const LogicalText& line, char escape, std::vector<Defect>& defects);

// Whether here-documents can follow the instruction: RUN, COPY, ADD, or ONBUILD of these, not in
// JSON form.
bool takes_heredocs(const Instruction& instruction);

}  // namespace gate::syntax::dockerfile
