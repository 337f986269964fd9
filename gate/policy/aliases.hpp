// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gate::policy {

// Which CVE another database's advisory id stands for, learnt from rows that name both.
class AliasMap {
 public:
  // The ids of one row are names of one advisory.
  void learn(const std::vector<std::string>& ids);
  // The ids and, one step far, what they are called elsewhere; an id that stands for several CVEs
  // leads nowhere. In lower case.
  [[nodiscard]] std::vector<std::string> extended(const std::vector<std::string>& ids) const;

 private:
  std::unordered_map<std::string, std::set<std::string>> cves_;    // of another id
  std::unordered_map<std::string, std::set<std::string>> others_;  // of a CVE
};

}  // namespace gate::policy
