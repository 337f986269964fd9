// SPDX-License-Identifier: Apache-2.0
#include "gate/report/age.hpp"

#include "gate/core/text.hpp"
#include "gate/report/glyph.hpp"
#include "gate/report/sentences.hpp"

namespace gate::report {
namespace {

// The number at `at` with exactly `digits` digits.
std::optional<std::int64_t> number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (text.size() < at + digits) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text.substr(at, digits)) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// Days since 1970-01-01 in the proleptic Gregorian calendar.
std::int64_t days_of(std::int64_t year, std::int64_t month, std::int64_t day) {
  const std::int64_t shifted = month <= 2 ? year - 1 : year;
  const std::int64_t era = shifted / 400;
  const std::int64_t of_era = shifted - era * 400;
  const std::int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

std::optional<std::int64_t> offset_of(std::string_view zone) {
  if (zone.empty() || zone == "Z" || zone == "z") return 0;
  const auto hours = number_at(zone, 1, 2);
  const auto minutes = number_at(zone, zone.size() == 5 ? 3 : 4, 2);
  if ((zone[0] != '+' && zone[0] != '-') || !hours || !minutes) return std::nullopt;
  const std::int64_t seconds = *hours * 3600 + *minutes * 60;
  return zone[0] == '-' ? -seconds : seconds;
}

}  // namespace

std::optional<std::int64_t> seconds_of(std::string_view time) {
  const auto year = number_at(time, 0, 4);
  const auto month = number_at(time, 5, 2);
  const auto day = number_at(time, 8, 2);
  const auto hour = number_at(time, 11, 2);
  const auto minute = number_at(time, 14, 2);
  const auto second = number_at(time, 17, 2);
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  if (*month < 1 || *month > 12 || *day < 1 || *day > 31) return std::nullopt;
  std::string_view zone = time.substr(19);
  if (!zone.empty() && zone[0] == '.') {
    zone.remove_prefix(1);
    while (!zone.empty() && is_digit(zone[0]))
      zone.remove_prefix(1);
  }
  const auto offset = offset_of(zone);
  if (!offset) return std::nullopt;
  return days_of(*year, *month, *day) * 86400 + *hour * 3600 + *minute * 60 + *second - *offset;
}

std::string age_of(std::string_view time, std::int64_t now) {
  constexpr std::int64_t hour = 3600;
  constexpr std::int64_t day = 24 * hour;
  constexpr std::int64_t clock_skew = 300;
  const auto made = seconds_of(time);
  if (!made) return "of unknown age";
  if (now == 0) return "of " + clipped(time, 40);
  const std::int64_t age = now - *made;
  if (age < -clock_skew) return "from the future";
  if (age < 60) return "less than a minute old";
  const auto whole = [age](std::int64_t unit) { return static_cast<std::uint64_t>(age / unit); };
  if (age < hour) return counted(whole(60), "minute") + " old";
  if (age < 2 * day) return counted(whole(hour), "hour") + " old";
  return counted(whole(day), "day") + " old";
}

}  // namespace gate::report
