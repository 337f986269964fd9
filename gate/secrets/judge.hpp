// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "gate/core/secret_judge.hpp"
#include "gate/secrets/scanner.hpp"

namespace gate::secrets {

// Judges single values: of ENV, environment:, --env, build arguments. Any number of threads may
// share one.
class Judge final : public SecretJudge {
 public:
  explicit Judge(std::shared_ptr<const Engine> engine);
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;
  Judge(Judge&&) = delete;
  Judge& operator=(Judge&&) = delete;
  ~Judge() override;

  [[nodiscard]] std::optional<Secret> judge(std::string_view key,
                                            std::string_view value) const override;

 private:
  struct Pool;

  std::shared_ptr<const Engine> engine_;
  std::unique_ptr<Pool> pool_;
};

}  // namespace gate::secrets
