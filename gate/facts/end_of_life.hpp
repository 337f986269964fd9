// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/facts/image.hpp"

namespace gate::facts {

// A calendar day, 1-based, compared in order.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;

  friend constexpr bool operator==(const Date&, const Date&) = default;
  friend constexpr auto operator<=>(const Date&,
                                    const Date&) = default;  // NOLINT(modernize-use-nullptr)
};

// Reads YYYY-MM-DD; nothing for anything else.
std::optional<Date> date(std::string_view text);
// Days from 1970-01-01.
std::int64_t days(Date date);

enum class Support : std::uint8_t { ended, extended_only, ends_soon };

// One product cycle in or behind an image tag that is out of support, or will be within 90 days.
struct EndOfLife {
  std::string product = {};  // "nodejs", "debian"
  std::string cycle = {};    // "18", "12 (bookworm)"
  Support support = Support::ended;
  std::string since = {};  // ISO date of the end of free support, or "" where only "past" is known
  std::string extended = {};  // ISO date of the end of extended support, or ""
};

// Every cycle named by the image and its tag (`node:18-bookworm` names Node 18 and Debian 12) that
// is past, or within 90 days of, its end on `today`. The table's own date: end_of_life_as_of().
std::vector<EndOfLife> end_of_life(const ImageReference& image, Date today);

// The day of the facts, ISO.
std::string_view end_of_life_as_of();

}  // namespace gate::facts
