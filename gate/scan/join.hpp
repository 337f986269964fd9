// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/coverage.hpp"
#include "gate/scan/scan.hpp"

namespace gate::scan {

// Adds one receipt to another: counts are summed, lists are put behind one another.
void join(Coverage& onto, Coverage more);
// Adds the result of one scan to another.
void join(Scanned& onto, Scanned more);

}  // namespace gate::scan
