// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/cli/decide.hpp"

namespace gate::cli {

// Judges what PATH arguments name, whole (scope all). `settings` of the tools say what to look for.
int judge_given(const std::vector<std::string>& operands, const Tools& tools,
                const Arguments& arguments, const World& world);

}  // namespace gate::cli
