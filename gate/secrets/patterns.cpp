// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/patterns.hpp"

#include "gate/secrets/generic/probes.hpp"

namespace gate::secrets {

PatternList pattern_list() {
  PatternList list;
  for (const Detector* detector : all_detectors()) {
    if (detector->rank != Rank::shape && detector->rank != Rank::place) continue;
    list.patterns.push_back(detector->pattern);
    list.owners.push_back(detector);
  }
  for (const engine::Pattern& probe : generic_probes()) {
    list.patterns.push_back(probe);
    list.owners.push_back(nullptr);
  }
  return list;
}

}  // namespace gate::secrets
