// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "gate/core/finding.hpp"
#include "gate/report/paint.hpp"

namespace gate::report {

// The source line of a finding with its number, and carets under its columns. A line that is
// longer than `width` terminal columns is cut round the first caret.
std::string excerpt(const Finding& finding, std::string_view line, const Paint& paint,
                    std::size_t width);

}  // namespace gate::report
