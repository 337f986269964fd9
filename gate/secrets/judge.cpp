// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/judge.hpp"

#include <mutex>
#include <utility>
#include <vector>

namespace gate::secrets {

// A Scanner serves one thread at a time, and making one is dear beside one judgement.
struct Judge::Pool {
  std::mutex mutex;
  std::vector<std::unique_ptr<Scanner>> idle;

  std::unique_ptr<Scanner> take(const std::shared_ptr<const Engine>& engine) {
    const std::lock_guard lock{mutex};
    if (idle.empty()) return std::make_unique<Scanner>(engine);
    std::unique_ptr<Scanner> scanner = std::move(idle.back());
    idle.pop_back();
    return scanner;
  }
  void give_back(std::unique_ptr<Scanner> scanner) {
    const std::lock_guard lock{mutex};
    idle.push_back(std::move(scanner));
  }
};

Judge::Judge(std::shared_ptr<const Engine> engine)
    : engine_{std::move(engine)}, pool_{std::make_unique<Pool>()} {}
Judge::~Judge() = default;

std::optional<Secret> Judge::judge(std::string_view key, std::string_view value) const {
  std::unique_ptr<Scanner> scanner = pool_->take(engine_);
  std::optional<Hit> hit = scanner->judge(key, value);
  pool_->give_back(std::move(scanner));
  if (!hit) return std::nullopt;
  return Secret{hit->kind, hit->severity, std::move(hit->hash)};
}

}  // namespace gate::secrets
