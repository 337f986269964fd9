// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/outcome.hpp"
#include "gate/secrets/hit.hpp"

namespace gate::secrets {

// All detectors, ready to search. Immutable; shared by all threads.
class Engine {
 public:
  // `key` keys the hashes of the hits. Without a value there is a fault that says why.
  static Outcome<std::shared_ptr<const Engine>> create(std::string key);
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  Engine(Engine&&) = delete;
  Engine& operator=(Engine&&) = delete;
  ~Engine();

  // One sentence for the receipt where the patterns prepared at build time could not be used and
  // were compiled at start; else empty.
  [[nodiscard]] const std::string& note() const;

 private:
  friend class Scanner;
  struct Parts;
  explicit Engine(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

// Searches texts with an Engine. One per thread.
class Scanner {
 public:
  explicit Scanner(std::shared_ptr<const Engine> engine);
  Scanner(const Scanner&) = delete;
  Scanner& operator=(const Scanner&) = delete;
  Scanner(Scanner&&) noexcept;
  Scanner& operator=(Scanner&&) noexcept;
  ~Scanner();

  // All secrets of `text`, in its order, one hit a value; the values do not overlap. `path` (may be
  // empty) tells program text from data and tests from the rest. Text that holds a NUL is binary:
  // only kinds of a fixed shape are looked for there. Faults: what was not searched.
  Outcome<std::vector<Hit>> scan(std::string_view text, std::string_view path);

  // What `value` is, given to `key`: the whole of it counts, whatever quotes or blanks it holds.
  // Spans are those of "key=value". A search that fails finds nothing.
  std::optional<Hit> judge(std::string_view key, std::string_view value);

  // `text` with every secret in it masked, for messages; "…" alone where the search failed.
  std::string redact(std::string_view text);

 private:
  struct State;

  std::unique_ptr<State> state_;
};

}  // namespace gate::secrets
