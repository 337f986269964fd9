// SPDX-License-Identifier: Apache-2.0
#include "gate/report/paint.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gate::report {
namespace {

std::string_view sequence(Tone tone) {
  switch (tone) {
    case Tone::strong:
      return "1";
    case Tone::faint:
      return "2";
    case Tone::good:
      return "32";
    case Tone::notice:
      return "33";
    case Tone::bad:
      return "31";
    case Tone::worst:
      return "1;31";
  }
  return "0";
}

Tone tone_of(Rating rating) {
  switch (rating.value_or(Severity::high)) {
    case Severity::critical:
      return Tone::worst;
    case Severity::high:
      return Tone::bad;
    case Severity::medium:
      return Tone::notice;
    case Severity::low:
    case Severity::info:
      break;
  }
  return Tone::faint;
}

bool is_plain_address(std::string_view target) {
  const bool web = target.substr(0, 8) == "https://" || target.substr(0, 7) == "http://";
  return web &&
         std::all_of(target.begin(), target.end(), [](char c) { return c > ' ' && c < 127; });
}

}  // namespace

std::string Paint::operator()(Tone tone, std::string_view text) const {
  if (!color_ || text.empty()) return std::string{text};
  return fmt::format("\x1b[{}m{}\x1b[0m", sequence(tone), text);
}

std::string Paint::severity(Rating rating) const {
  return (*this)(tone_of(rating), word(rating));
}

std::string Paint::link(std::string_view target, std::string_view text) const {
  if (!links_ || !is_plain_address(target)) return std::string{text};
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", target, text);
}

}  // namespace gate::report
