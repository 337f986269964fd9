// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "gate/core/comment.hpp"
#include "gate/policy/suppressions.hpp"

namespace gate::ignores {

// `gitleaks:allow` anywhere on a line suppresses the secrets of that line, as gitleaks reads it
// (https://github.com/gitleaks/gitleaks#gitleaksallow).
std::vector<policy::Suppression> gitleaks_allow(std::string_view path,
                                                const std::vector<Comment>& comments);

}  // namespace gate::ignores
