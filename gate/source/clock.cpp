// SPDX-License-Identifier: Apache-2.0
#include "gate/source/clock.hpp"

#include <chrono>

namespace gate::source {

std::int64_t now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(since).count();
}

}  // namespace gate::source
