// SPDX-License-Identifier: Apache-2.0
// Any bytes as a configuration: no crash, no hang; and what is valid reads back after being shown.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gate/config/config.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};  // NOLINT
  const auto read = gate::config::parse(".gate.yaml", text);
  if (!read.errors.empty()) return 0;
  const std::string shown = gate::config::show(read.policy);
  const auto again = gate::config::parse(".gate.yaml", shown);
  if (!again.errors.empty() || gate::config::show(again.policy) != shown) std::abort();
  return 0;
}
