// SPDX-License-Identifier: Apache-2.0
#include "gate/facts/addresses.hpp"

#include <algorithm>

#include "gate/core/text.hpp"

namespace gate::facts {

bool is_loopback(std::string_view address) {
  if (const auto slash = address.find('/'); slash != std::string_view::npos)
    address = address.substr(0, slash);
  if (!address.empty() && address.front() == '[') {
    address = address.substr(1, address.find(']') - 1);
  } else if (std::count(address.begin(), address.end(), ':') == 1) {
    address = address.substr(0, address.find(':'));
  }
  if (equals_ignoring_case(address, "localhost") || address == "::1") return true;
  const bool numbers =
      std::all_of(address.begin(), address.end(), [](char c) { return is_digit(c) || c == '.'; });
  return numbers && address.substr(0, 4) == "127.";
}

}  // namespace gate::facts
