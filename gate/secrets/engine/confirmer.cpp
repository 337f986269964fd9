// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/engine/confirmer.hpp"

#include <string>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "gate/secrets/engine/shape.hpp"

namespace gate::secrets::engine {
namespace {

constexpr std::uint32_t match_limit = 200000;
constexpr std::uint32_t heap_limit_kb = 1024;
constexpr std::size_t largest_jit_stack = std::size_t{512} * 1024;
constexpr std::uint32_t groups = 8;

}  // namespace

MatchMemory::MatchMemory()
    : context_{pcre2_match_context_create(nullptr)},
      data_{pcre2_match_data_create(groups, nullptr)},
      stack_{pcre2_jit_stack_create(std::size_t{32} * 1024, largest_jit_stack, nullptr)} {
  if (context_ == nullptr) return;
  pcre2_set_match_limit(context_, match_limit);
  pcre2_set_heap_limit(context_, heap_limit_kb);
  if (stack_ != nullptr) pcre2_jit_stack_assign(context_, nullptr, stack_);
}

MatchMemory::~MatchMemory() {
  pcre2_match_data_free(data_);
  pcre2_match_context_free(context_);
  pcre2_jit_stack_free(stack_);
}

Confirmer::Confirmer(const Pattern& pattern) {
  const std::string expression =
      pattern.confirm.empty() ? confirm_of(pattern.shape) : std::string{pattern.confirm};
  int error = 0;
  PCRE2_SIZE offset = 0;
  code_ = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(expression.data()),  // NOLINT: PCRE2's bytes
                        expression.size(), 0, &error, &offset, nullptr);
  if (code_ != nullptr) pcre2_jit_compile(code_, PCRE2_JIT_COMPLETE);
}

Confirmer::~Confirmer() {
  pcre2_code_free(code_);
}

Confirmed Confirmer::find(std::string_view text, std::size_t begin, std::size_t from,
                          MatchMemory& memory) const {
  if (memory.data_ == nullptr || memory.context_ == nullptr)
    return {Confirmed::Status::gave_up, {}, {}};
  const std::string_view window = text.substr(begin);
  const int count =
      pcre2_match(code_, reinterpret_cast<PCRE2_SPTR>(window.data()),  // NOLINT: PCRE2's bytes
                  window.size(), from - begin, 0, memory.data_, memory.context_);
  if (count == PCRE2_ERROR_NOMATCH) return {};
  if (count < 0) return {Confirmed::Status::gave_up, {}, {}};
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(memory.data_);
  const auto span = [&](std::size_t group) {
    return Span{static_cast<std::uint32_t>(begin + ends[2 * group]),
                static_cast<std::uint32_t>(begin + ends[2 * group + 1])};
  };
  Confirmed found{Confirmed::Status::found, span(0), span(0)};
  if (count > 1 && ends[2] != PCRE2_UNSET) found.value = span(1);
  return found;
}

Confirmers::Confirmers(std::size_t count) : slots_{std::make_unique<std::vector<Slot>>(count)} {}

const Confirmer* Confirmers::get(std::size_t index, const Pattern& pattern) const {
  Slot& slot = (*slots_)[index];
  std::call_once(slot.once, [&] { slot.confirmer = std::make_unique<Confirmer>(pattern); });
  return slot.confirmer->is_usable() ? slot.confirmer.get() : nullptr;
}

}  // namespace gate::secrets::engine
