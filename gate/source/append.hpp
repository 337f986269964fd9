// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gate/core/outcome.hpp"

namespace gate::source {

// Adds `bytes` to the end of the file at `path`, which is made where there is none. Nothing, or
// what went wrong.
std::optional<Fault> append_file(const std::string& path, std::string_view bytes);

}  // namespace gate::source
