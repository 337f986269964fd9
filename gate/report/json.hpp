// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "gate/report/emitter.hpp"

namespace gate::report {

// The stable machine format "gate/1". Bytes that are not UTF-8 stand as \xNN.
void json(const Report& report, const Options& options, const Sink& sink);

// The JSON Schema (draft 2020-12) of what json() writes.
std::string_view report_schema();

}  // namespace gate::report
