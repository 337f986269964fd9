// SPDX-License-Identifier: Apache-2.0
#include "gate/source/random.hpp"

#include <random>

#include <fmt/format.h>

namespace gate::source {

std::string random_token() {
  std::random_device device;
  std::string token;
  for (int i = 0; i < 4; ++i) token += fmt::format("{:08x}", device());
  return token;
}

}  // namespace gate::source
