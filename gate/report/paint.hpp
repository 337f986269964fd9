// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gate/core/severity.hpp"
#include "gate/report/emitter.hpp"

namespace gate::report {

enum class Tone : std::uint8_t { strong, faint, good, notice, bad, worst };

// Colours and links of a terminal, or plain text where they are off. Takes printable text only.
class Paint {
 public:
  explicit Paint(const Options& options) : color_{options.color}, links_{options.links} {}

  [[nodiscard]] std::string operator()(Tone tone, std::string_view text) const;
  // The word of a severity in its colour.
  [[nodiscard]] std::string severity(Rating rating) const;
  // `text` as a link; as it is where the target is not a plain http(s) address.
  [[nodiscard]] std::string link(std::string_view target, std::string_view text) const;

 private:
  bool color_;
  bool links_;
};

}  // namespace gate::report
