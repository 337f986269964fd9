// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/secrets/engine/pattern.hpp"

// PCRE2's own names, so that its header stays in one file.
struct pcre2_real_code_8;
struct pcre2_real_match_context_8;
struct pcre2_real_match_data_8;
struct pcre2_real_jit_stack_8;

namespace gate::secrets::engine {

// The answer of a confirming expression.
struct Confirmed {
  enum class Status : std::uint8_t { found, nothing, gave_up };

  Status status = Status::nothing;
  Span whole = {}, value = {};
};

// What one thread needs to match.
class MatchMemory {
 public:
  MatchMemory();
  MatchMemory(const MatchMemory&) = delete;
  MatchMemory& operator=(const MatchMemory&) = delete;
  MatchMemory(MatchMemory&&) = delete;
  MatchMemory& operator=(MatchMemory&&) = delete;
  ~MatchMemory();

 private:
  friend class Confirmer;
  pcre2_real_match_context_8* context_ = nullptr;
  pcre2_real_match_data_8* data_ = nullptr;
  pcre2_real_jit_stack_8* stack_ = nullptr;
};

// One compiled expression. Any number of threads may share it.
class Confirmer {
 public:
  explicit Confirmer(const Pattern& pattern);
  Confirmer(const Confirmer&) = delete;
  Confirmer& operator=(const Confirmer&) = delete;
  Confirmer(Confirmer&&) = delete;
  Confirmer& operator=(Confirmer&&) = delete;
  ~Confirmer();

  [[nodiscard]] bool is_usable() const { return code_ != nullptr; }
  // The first match at or after `from`; `begin` is the start of the window, `text` ends with it.
  [[nodiscard]] Confirmed find(std::string_view text, std::size_t begin, std::size_t from,
                               MatchMemory& memory) const;

 private:
  pcre2_real_code_8* code_ = nullptr;
};

// The confirmers of all patterns, each compiled when it is first asked for: most never are.
class Confirmers {
 public:
  Confirmers() = default;
  explicit Confirmers(std::size_t count);

  // nullptr if the expression does not compile, which is a bug.
  [[nodiscard]] const Confirmer* get(std::size_t index, const Pattern& pattern) const;

 private:
  struct Slot {
    std::once_flag once;
    std::unique_ptr<Confirmer> confirmer;
  };
  std::unique_ptr<std::vector<Slot>> slots_;
};

}  // namespace gate::secrets::engine
