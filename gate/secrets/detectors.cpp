// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/detectors/tables.hpp"
#include "gate/secrets/kinds.hpp"

namespace gate::secrets {

const std::vector<const Detector*>& all_detectors() {
  static const std::vector<const Detector*> all = [] {
    std::vector<const Detector*> list;
    for (const auto& table :
         {detectors::git_hosts, detectors::registries, detectors::build_services, detectors::cloud,
          detectors::hosting, detectors::databases, detectors::ai, detectors::messaging,
          detectors::payments, detectors::observability, detectors::productivity, detectors::keys,
          detectors::places, detectors::generic})
      for (const Detector& detector : table)
        list.push_back(&detector);
    return list;
  }();
  return all;
}

std::vector<const RuleInfo*> kinds() {
  std::vector<const RuleInfo*> list;
  for (const Detector* detector : all_detectors())
    list.push_back(&detector->info);
  return list;
}

}  // namespace gate::secrets
