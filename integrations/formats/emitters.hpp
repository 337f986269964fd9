// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "gate/report/emitter.hpp"

namespace gate::formats {

using report::Emitter;
using report::Options;

// Every format, in the order of the help text.
const std::vector<Emitter>& emitters();
// The format of that name; null for any other word.
const Emitter* emitter_named(std::string_view name);

}  // namespace gate::formats
