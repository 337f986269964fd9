// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gate/core/analysis.hpp"
#include "gate/core/location.hpp"
#include "gate/scan/kinds.hpp"

namespace gate::scan {

// Hands every extract of `analysis` to the reader of its language, extracts of extracts too (four
// deep at most), and adds what they say, with places in the file `outer` indexes. An extract
// whose language has no reader is left alone.
void follow_extracts(Analysis& analysis, const std::string& path, const LineIndex& outer,
                     const Surroundings& around);

}  // namespace gate::scan
