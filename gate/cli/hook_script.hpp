// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gate::cli {

// The pre-push hook that calls the program at `gate`: actions/git/pre-push with its path filled in.
std::string hook_script(std::string_view gate);

}  // namespace gate::cli
