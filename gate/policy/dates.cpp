// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/dates.hpp"

#include <array>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::policy {
namespace {

constexpr std::int64_t seconds_a_day = 24 * 60 * 60;

// Reads exactly `digits` digits from the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (!is_digit(text[i])) return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_of(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days.at(static_cast<std::size_t>(month - 1)) + (month == 2 && is_leap(year) ? 1 : 0);
}

// Days from 1970-01-01, with years that begin in March so that the leap day comes last.
std::int64_t day_number(int year, int month, int day) {
  const int shifted = month <= 2 ? year - 1 : year;
  const int era = shifted / 400;
  const int year_of_era = shifted % 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return static_cast<std::int64_t>(era) * 146'097 + day_of_era - 719'468;
}

std::optional<Date> take_date(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || *month < 1 || *month > 12 || !take(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || *day < 1 || *day > days_of(*year, *month)) return std::nullopt;
  return Date{day_number(*year, *month, *day)};
}

// The seconds east of UTC of "Z", "+01:00", "+0100" or nothing.
std::optional<std::int64_t> take_zone(std::string_view& text) {
  if (text.empty() || take(text, 'Z') || take(text, 'z')) return 0;
  const bool west = text.front() == '-';
  if (!west && text.front() != '+') return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take_number(text, 2);
  take(text, ':');
  const auto minutes = take_number(text, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const std::int64_t offset = *hours * 3600 + *minutes * 60;
  return west ? -offset : offset;
}

using Unit = std::pair<std::string_view, std::uint64_t>;

// A whole number directly followed by one of the units.
template <std::size_t n>
std::optional<std::uint64_t> scaled(std::string_view text, const std::array<Unit, n>& units) {
  std::uint64_t value = 0;
  std::size_t digits = 0;
  for (; digits < text.size() && is_digit(text[digits]); ++digits) {
    if (digits > 15) return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(text[digits] - '0');
  }
  if (digits == 0) return std::nullopt;
  for (const auto& [name, factor] : units) {
    if (text.substr(digits) != name) continue;
    if (value > std::numeric_limits<std::int64_t>::max() / factor) return std::nullopt;
    return value * factor;
  }
  return std::nullopt;
}

// The value in the first unit (they stand largest first) that divides it.
template <std::size_t n>
std::string shortest(std::uint64_t value, const std::array<Unit, n>& units) {
  for (const auto& [name, factor] : units) {
    if (value >= factor && value % factor == 0) return fmt::format("{}{}", value / factor, name);
  }
  return fmt::format("{}{}", value, units.back().first);
}

constexpr std::array<Unit, 5> durations{
    {{"w", 604'800}, {"d", 86'400}, {"h", 3'600}, {"m", 60}, {"s", 1}}};
constexpr std::array<Unit, 8> sizes{{{"GiB", 1ULL << 30U},
                                     {"GB", 1'000'000'000},
                                     {"MiB", 1ULL << 20U},
                                     {"MB", 1'000'000},
                                     {"KiB", 1ULL << 10U},
                                     {"kB", 1'000},
                                     {"KB", 1'000},
                                     {"", 1}}};

}  // namespace

std::optional<Date> date(std::string_view text) {
  const auto day = take_date(text);
  return text.empty() ? day : std::nullopt;
}

std::string text_of(Date date) {
  const std::int64_t shifted = date.days + 719'468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

Date date_of(std::int64_t unix_seconds) {
  const std::int64_t days = unix_seconds / seconds_a_day;
  return {unix_seconds % seconds_a_day < 0 ? days - 1 : days};
}

std::optional<std::int64_t> moment(std::string_view text) {
  const auto day = take_date(text);
  if (!day || (!take(text, 'T') && !take(text, 't') && !take(text, ' '))) return std::nullopt;
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59 || !take(text, ':')) return std::nullopt;
  const auto second = take_number(text, 2);
  if (!second || *second > 60) return std::nullopt;
  if (take(text, '.')) {
    while (!text.empty() && is_digit(text.front()))
      text.remove_prefix(1);
  }
  const auto zone = take_zone(text);
  if (!zone || !text.empty()) return std::nullopt;
  return day->days * seconds_a_day + *hour * 3600 + *minute * 60 + *second - *zone;
}

std::optional<std::uint64_t> duration(std::string_view text) {
  return scaled(text, durations);
}

std::string duration_text(std::uint64_t seconds) {
  if (seconds == 86'400) return "24h";
  return shortest(seconds, durations);
}

std::optional<std::uint64_t> size_in_bytes(std::string_view text) {
  return scaled(text, sizes);
}

std::string size_text(std::uint64_t bytes) {
  return shortest(bytes, sizes);
}

}  // namespace gate::policy
