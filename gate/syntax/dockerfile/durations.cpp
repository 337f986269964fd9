// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/durations.hpp"

#include <array>
#include <utility>

#include "gate/core/text.hpp"

namespace gate::syntax::dockerfile {
namespace {

using Unit = std::pair<std::string_view, double>;
constexpr std::array<Unit, 8> units{
    Unit{"ns", 1e-9}, Unit{"us", 1e-6}, Unit{"\xC2\xB5s", 1e-6}, Unit{"\xCE\xBCs", 1e-6},
    Unit{"ms", 1e-3}, Unit{"s", 1.0},   Unit{"m", 60.0},         Unit{"h", 3600.0}};

}  // namespace

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
