// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "gate/dockerfile/analyse.hpp"

namespace gate::dockerfile::testing {

// Calls a value a secret when it starts with "secret-", whatever the key.
class PlainJudge final : public SecretJudge {
 public:
  [[nodiscard]] std::optional<Secret> judge(std::string_view key,
                                            std::string_view value) const override {
    static constexpr RuleInfo kind{.id = "TOK999", .name = "test"};
    if (key.empty() || value.substr(0, 7) != "secret-") return {};
    return Secret{&kind, Severity::high, "hash"};
  }
};

inline Analysis analysed(std::string_view text, const Tree* tree = nullptr,
                         facts::Date today = {2026, 11, 1}) {
  static const PlainJudge judge;
  return analyse("Dockerfile", text, {judge, tree, today, {}});
}

inline std::vector<Finding> found(std::string_view id, std::string_view text,
                                  const Tree* tree = nullptr) {
  std::vector<Finding> result;
  for (Finding& finding : analysed(text, tree).findings)
    if (finding.id == id) result.push_back(std::move(finding));
  return result;
}

// Whether the rule reports the text.
inline bool catches(std::string_view id, std::string_view text, const Tree* tree = nullptr) {
  return !found(id, text, tree).empty();
}

// The bytes that the findings of a rule point at, in order.
inline std::vector<std::string> places(std::string_view id, std::string_view text) {
  std::vector<std::string> result;
  for (const Finding& finding : found(id, text))
    result.emplace_back(text.substr(finding.span.begin, finding.span.end - finding.span.begin));
  return result;
}

}  // namespace gate::dockerfile::testing
