// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/report/emitter.hpp"

namespace gate::formats {

// GitLab's code quality report: every finding that is not suppressed, existing ones too, because
// GitLab compares with the report of the target branch.
void codequality(const Report& report, const report::Options& options, const Sink& sink);

}  // namespace gate::formats
