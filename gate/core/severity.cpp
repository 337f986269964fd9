// SPDX-License-Identifier: Apache-2.0
#include "gate/core/severity.hpp"

#include <array>

#include "gate/core/text.hpp"

namespace gate {
namespace {

constexpr std::array<std::string_view, 5> words{"info", "low", "medium", "high", "critical"};

}  // namespace

std::string_view word(Severity severity) {
  return words.at(static_cast<std::size_t>(severity));
}

std::optional<Severity> severity_named(std::string_view text) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (equals_ignoring_case(words.at(i), text)) return static_cast<Severity>(i);
  }
  return std::nullopt;
}

std::string_view word(Rating rating) {
  return rating.is_unknown() ? std::string_view{"unknown"} : word(rating.value_or(Severity::info));
}

}  // namespace gate
