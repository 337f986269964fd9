// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/report/emitter.hpp"

namespace gate::formats {

// A Markdown page of at most 1,000,000 bytes, which says what it leaves out.
void markdown(const Report& report, const report::Options& options, const Sink& sink);

}  // namespace gate::formats
