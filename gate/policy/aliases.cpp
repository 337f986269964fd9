// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/aliases.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "gate/core/text.hpp"

namespace gate::policy {
namespace {

constexpr std::size_t most_ids = 32;  // of one row; an advisory has a handful

bool is_cve(std::string_view id) {
  return equals_ignoring_case(id.substr(0, 4), "cve-");
}

}  // namespace

void AliasMap::learn(const std::vector<std::string>& ids) {
  const std::size_t size = std::min(ids.size(), most_ids);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      if (!is_cve(ids[i]) || is_cve(ids[j])) continue;
      cves_[lower(ids[j])].insert(lower(ids[i]));
      others_[lower(ids[i])].insert(lower(ids[j]));
    }
  }
}

std::vector<std::string> AliasMap::extended(const std::vector<std::string>& ids) const {
  std::vector<std::string> all;
  const auto add = [&](std::string id) {
    if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(std::move(id));
  };
  const auto only_cve = [&](const std::string& id) -> const std::string* {
    const auto found = cves_.find(id);
    return found == cves_.end() || found->second.size() != 1 ? nullptr : &*found->second.begin();
  };
  for (std::size_t i = 0; i < std::min(ids.size(), most_ids); ++i)
    add(lower(ids[i]));
  for (std::size_t i = 0, own = all.size(); i < own; ++i) {
    if (const std::string* cve = only_cve(all[i])) add(*cve);
    const auto found = others_.find(all[i]);
    if (found == others_.end()) continue;
    for (const std::string& other : found->second) {
      if (all.size() >= 2 * most_ids) break;
      if (only_cve(other) != nullptr) add(other);
    }
  }
  return all;
}

}  // namespace gate::policy
