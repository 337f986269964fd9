// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/secrets/hit.hpp"

namespace gate::secrets {

// A copy of `text` with every value of `hits` (which a scan of the same text gave) replaced by its
// redacted form.
std::string redact(std::string_view text, const std::vector<Hit>& hits);

// The bytes `line` of `text`, redacted likewise: also where a value begins on an earlier line.
std::string redact_line(std::string_view text, Span line, const std::vector<Hit>& hits);

}  // namespace gate::secrets
