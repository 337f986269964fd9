// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gate::report {

// Seconds since 1970 of an RFC 3339 time; without an offset it is taken as UTC.
std::optional<std::int64_t> seconds_of(std::string_view time);
// "3 hours old", "from the future", "of 2026-11-01T10:00:00Z" where `now` is 0, "of unknown age".
std::string age_of(std::string_view time, std::int64_t now);

}  // namespace gate::report
