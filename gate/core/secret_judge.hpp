// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gate/core/rule.hpp"

namespace gate {

// What a judge says about one value. Holds no part of the value itself.
struct Secret {
  const RuleInfo* kind = nullptr;  // the TOK rule, never null
  Severity severity = Severity::high;
  std::string hash = {};  // keyed hash of (kind, value); stable within one run
};

// Decides whether a value under a key is a secret. Readers of Dockerfiles, Compose files and the
// like ask it, so that they need not know the engine; they keep the answer, not the value.
class SecretJudge {
 public:
  SecretJudge() = default;
  SecretJudge(const SecretJudge&) = delete;
  SecretJudge& operator=(const SecretJudge&) = delete;
  SecretJudge(SecretJudge&&) = delete;
  SecretJudge& operator=(SecretJudge&&) = delete;
  virtual ~SecretJudge() = default;

  // Nothing for references (${X}), placeholders and values under harmless keys.
  [[nodiscard]] virtual std::optional<Secret> judge(std::string_view key,
                                                    std::string_view value) const = 0;
};

}  // namespace gate
