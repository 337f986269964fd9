// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/report/emitter.hpp"

namespace gate::formats {

// SARIF 2.1.0 as GitHub code scanning takes it: one run for gate itself and one for every kind of
// report that was read, at most 25,000 results each, the most important ones first.
void sarif(const Report& report, const report::Options& options, const Sink& sink);

}  // namespace gate::formats
