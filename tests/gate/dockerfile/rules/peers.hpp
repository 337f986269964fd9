// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "tests/catch.hpp"
#include "tests/gate/dockerfile/analysed.hpp"

namespace gate::dockerfile::testing {

// The only finding of the rule in the text.
inline Finding only(std::string_view id, std::string_view text, const Tree* tree = nullptr) {
  const std::vector<Finding> all = found(id, text, tree);
  INFO(text);
  REQUIRE(all.size() == 1);
  return all.front();
}

// Whether the rule's only finding names the peer's rule.
inline bool seen_by(std::string_view peer, std::string_view id, std::string_view text) {
  const Finding finding = only(id, text);
  return std::find(finding.aliases.begin(), finding.aliases.end(), peer) != finding.aliases.end();
}

// "line:column-end_column" of the rule's only finding.
inline std::string place(std::string_view id, std::string_view text) {
  const Finding finding = only(id, text);
  return std::to_string(finding.line) + ":" + std::to_string(finding.column) + "-" +
         std::to_string(finding.end_column);
}

}  // namespace gate::dockerfile::testing
