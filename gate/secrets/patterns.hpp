// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gate/secrets/detector.hpp"
#include "gate/secrets/engine/pattern.hpp"

namespace gate::secrets {

// The patterns of the database, and whose each is: nullptr for those that nominate assignments.
struct PatternList {
  std::vector<engine::Pattern> patterns = {};
  std::vector<const Detector*> owners = {};
};

PatternList pattern_list();

// The database of pattern_list() that was compiled at build time.
extern const std::string_view prepared_database;

}  // namespace gate::secrets
