// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gate/cli/world.hpp"

namespace gate::cli {

// The whole program: reads the command line (without the program's name), runs the command and
// gives the exit code. Never throws.
int program(std::vector<std::string> words, const World& world);

}  // namespace gate::cli
