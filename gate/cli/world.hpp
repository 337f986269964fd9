// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gate/core/report.hpp"
#include "gate/source/environment.hpp"

namespace gate::cli {

// What a command may touch of the process it runs in.
struct World {
  source::Environment environment = {};
  std::int64_t now = 0;  // seconds since 1970-01-01T00:00:00Z
  Sink out = {};         // results
  Sink err = {};         // messages
};

// Prints "gate: SENTENCE" on the error stream and gives exit code 2.
int refuse(const World& world, std::string_view sentence);

// A sentence with everything in it masked that the engine takes for a secret.
std::string without_secrets(std::string_view sentence);

}  // namespace gate::cli
