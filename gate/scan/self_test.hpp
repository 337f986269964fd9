// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace gate::scan {

// Runs every rule of the catalogue on its own examples: one line for each bad example that is not
// found, each good one that is, and each rule that says too little.
std::vector<std::string> self_test();

}  // namespace gate::scan
