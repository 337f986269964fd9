// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/report/emitter.hpp"

namespace gate::report {

// For people at a terminal or in a log: suppressions that the change adds, faults, findings with
// their source lines, counts, receipt and verdict. No foreign byte that a terminal obeys.
void terminal(const Report& report, const Options& options, const Sink& sink);

}  // namespace gate::report
