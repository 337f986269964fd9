// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <variant>

#include "gate/core/outcome.hpp"

namespace gate::source {

// A value, or the Fault that kept it from being: a Result that keeps its cause. Access the value
// only after a check.
template <class T>
class [[nodiscard]] Attempt {
 public:
  Attempt(T value) : content_{std::move(value)} {}      // NOLINT(google-explicit-constructor)
  Attempt(Fault fault) : content_{std::move(fault)} {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] explicit operator bool() const { return content_.index() == 0; }
  [[nodiscard]] const T& operator*() const& { return std::get<0>(content_); }
  [[nodiscard]] T& operator*() & { return std::get<0>(content_); }
  [[nodiscard]] T&& operator*() && { return std::get<0>(std::move(content_)); }
  [[nodiscard]] const T* operator->() const { return &std::get<0>(content_); }
  [[nodiscard]] T* operator->() { return &std::get<0>(content_); }
  [[nodiscard]] const Fault& fault() const { return std::get<1>(content_); }

 private:
  std::variant<T, Fault> content_;
};

}  // namespace gate::source
