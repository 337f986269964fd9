// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gate {

// How much a finding matters. Ordered: info < low < medium < high < critical.
enum class Severity : std::uint8_t { info, low, medium, high, critical };

// The lower-case word of the configuration file and of every output.
std::string_view word(Severity severity);

// The severity that `text` names, whatever its case; nothing for any other word.
std::optional<Severity> severity_named(std::string_view text);

// A severity, or "unknown", which stands beside the scale: a Rating has no order, so no comparison
// can rank an unknown below a threshold by accident. Policy says what an unknown counts as.
class Rating {
 public:
  constexpr Rating() = default;  // unknown
  constexpr Rating(Severity severity)
      : severity_{severity} {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] constexpr bool is_unknown() const { return !severity_.has_value(); }
  [[nodiscard]] constexpr Severity value_or(Severity other) const {
    return severity_.value_or(other);
  }

  friend constexpr bool operator==(const Rating& a, const Rating& b) {
    return a.severity_ == b.severity_;
  }

 private:
  std::optional<Severity> severity_ = {};
};

// The word of a known rating, or "unknown".
std::string_view word(Rating rating);

}  // namespace gate
