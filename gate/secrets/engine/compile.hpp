// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gate/core/result.hpp"
#include "gate/secrets/engine/pattern.hpp"

namespace gate::secrets::engine {

// All patterns as one serialized Vectorscan database for any CPU of the architecture; the id of a
// pattern is its place in the list. Takes about a second for some hundred patterns: at build time
// for ours, at start for a user's own few.
Result<std::string> compile(const std::vector<Pattern>& patterns);

}  // namespace gate::secrets::engine
