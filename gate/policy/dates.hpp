// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gate::policy {

// A calendar day, counted from 1970-01-01.
struct Date {
  std::int64_t days = 0;

  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

// The day that "YYYY-MM-DD" names; nothing for any other text and for days that do not exist.
std::optional<Date> date(std::string_view text);
// "YYYY-MM-DD".
std::string text_of(Date date);
// The day of a moment, in UTC.
Date date_of(std::int64_t unix_seconds);

// The moment an RFC 3339 text names, in seconds since 1970-01-01T00:00:00Z; fractions are cut off,
// a time without a zone is taken as UTC. Nothing for any other text.
std::optional<std::int64_t> moment(std::string_view text);

// The seconds of "30s", "30m", "24h", "7d", "2w"; nothing for any other text.
std::optional<std::uint64_t> duration(std::string_view text);
// The shortest exact form of that: 86400 is "24h", 604800 is "7d".
std::string duration_text(std::uint64_t seconds);

// The bytes of "10MB" (powers of 1000), "10MiB" (powers of 1024) or "1024".
std::optional<std::uint64_t> size_in_bytes(std::string_view text);
// The shortest exact form of that.
std::string size_text(std::uint64_t bytes);

}  // namespace gate::policy
