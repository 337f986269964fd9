// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace gate::syntax::dockerfile {

// Seconds of a duration as HEALTHCHECK takes it: numbers with units h m s ms us ns, as in 1m30s.
std::optional<double> duration_seconds(std::string_view text);

}  // namespace gate::syntax::dockerfile
