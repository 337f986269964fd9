// SPDX-License-Identifier: Apache-2.0
#include "gate/scan/naming.hpp"

#include <string>
#include <utility>

#include "gate/core/fingerprint.hpp"

namespace gate::scan {

void name_findings(std::vector<Finding>& findings, const Settings& settings) {
  std::vector<std::pair<std::size_t, std::string>> hidden;
  if (!settings.stable_key) {
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (findings[i].kind != Kind::secret) continue;
      hidden.emplace_back(i, std::exchange(findings[i].subject, {}));
    }
  }
  set_fingerprints(findings);
  for (auto& [i, subject] : hidden)
    findings[i].subject = std::move(subject);
}

}  // namespace gate::scan
