// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/reporter.hpp"
#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {

// Reports every further instruction of a keyword of which the last one of a stage counts alone. It
// points at the later one, as most peers do; the message names the line that has no effect.
void report_repeats(const Dockerfile& file, Keyword keyword, Reporter& report);

}  // namespace gate::dockerfile
