// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gate/core/secret_judge.hpp"

namespace gate::tests {

inline constexpr RuleInfo token_kind{.id = "TOK900", .name = "made-up-token", .title = "A token"};

// Takes every value that starts with "tok-" for a secret.
class TokenJudge final : public SecretJudge {
 public:
  [[nodiscard]] std::optional<Secret> judge(std::string_view /*key*/,
                                            std::string_view value) const override {
    if (value.substr(0, 4) != "tok-") return std::nullopt;
    return Secret{&token_kind, Severity::critical, "hash"};
  }
};

}  // namespace gate::tests
