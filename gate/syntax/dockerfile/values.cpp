// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/values.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "gate/core/text.hpp"

namespace gate::syntax::dockerfile {
namespace {

using Unit = std::pair<std::string_view, double>;
constexpr std::array<Unit, 8> units{
    Unit{"ns", 1e-9}, Unit{"us", 1e-6}, Unit{"\xC2\xB5s", 1e-6}, Unit{"\xCE\xBCs", 1e-6},
    Unit{"ms", 1e-3}, Unit{"s", 1.0},   Unit{"m", 60.0},         Unit{"h", 3600.0}};

}  // namespace

bool has_variable(std::string_view text) {
  return text.find('$') != std::string_view::npos;
}

bool is_stage_name(std::string_view name) {
  return !name.empty() && is_alpha(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_alnum(c) || c == '-' || c == '_' || c == '.'; });
}

bool is_port(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    const std::string protocol = lower(text.substr(slash + 1));
    if (protocol != "tcp" && protocol != "udp" && protocol != "sctp") return false;
    text = text.substr(0, slash);
  }
  const std::size_t colon = text.rfind(':');
  if (colon != std::string_view::npos) text = text.substr(colon + 1);
  const auto is_number = [](std::string_view part) {
    return !part.empty() &&
           std::all_of(part.begin(), part.end(), [](char c) { return is_digit(c); });
  };
  const std::vector<std::string_view> ends = split(text, '-');
  return ends.size() <= 2 && std::all_of(ends.begin(), ends.end(), is_number);
}

bool is_checksum(std::string_view text) {
  const auto is_hex = [](std::string_view digits) {
    return std::all_of(digits.begin(), digits.end(),
                       [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
  };
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return text.size() >= 4 && text.size() <= 64 && is_hex(text);
  const std::string_view algorithm = text.substr(0, colon);
  const std::string_view digest = text.substr(colon + 1);
  const std::size_t wanted = algorithm == "sha256"   ? 64
                             : algorithm == "sha384" ? 96
                             : algorithm == "sha512" ? 128
                                                     : 0;
  return digest.size() == wanted && is_hex(digest);
}

std::optional<double> duration_seconds(std::string_view text) {
  double sign = 1;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    if (text.front() == '-') sign = -1;
    text.remove_prefix(1);
  }
  if (text == "0") return 0.0;
  if (text.empty()) return {};
  double total = 0;
  while (!text.empty()) {
    double value = 0;
    double scale = 1;
    bool digits = false;
    bool fraction = false;
    while (!text.empty() && (is_digit(text.front()) || (text.front() == '.' && !fraction))) {
      if (text.front() == '.') {
        fraction = true;
      } else {
        digits = true;
        if (fraction) scale /= 10;
        value = fraction ? value + scale * (text.front() - '0') : value * 10 + (text.front() - '0');
      }
      text.remove_prefix(1);
    }
    if (!digits) return {};
    bool found = false;
    for (const auto& [name, seconds] : units) {
      if (text.substr(0, name.size()) != name) continue;
      total += value * seconds;
      text.remove_prefix(name.size());
      found = true;
      break;
    }
    if (!found) return {};
  }
  return sign * total;
}

}  // namespace gate::syntax::dockerfile
