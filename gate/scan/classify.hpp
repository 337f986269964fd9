// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gate/core/coverage.hpp"
#include "gate/core/outcome.hpp"

namespace gate::scan {

// What decides between fault and note (DESIGN §4 "Faults").
struct Weight {
  bool named = false;          // the user named the file
  bool known_by_name = false;  // its name says that a reader must take it
  bool on_base = false;
};

// Sorts what readers could not read into faults and notes of the receipt.
void classify(std::vector<Fault> problems, const std::string& path, Weight weight,
              std::vector<Fault>& faults, Coverage& coverage);

}  // namespace gate::scan
