// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace gate::source {

// Seconds since 1970-01-01T00:00:00Z.
std::int64_t now();

}  // namespace gate::source
