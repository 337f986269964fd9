// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {

// The shell that SHELL names, or that the stage's base brings.
ShellKind shell_kind(const Stage& stage, const Instruction* shell, char escape);

// Lists the commands of RUN, CMD, ENTRYPOINT or HEALTHCHECK into `instruction`.
void read_script(Instruction& instruction, ShellKind kind);

}  // namespace gate::dockerfile
