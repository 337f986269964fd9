// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace gate {

// Why something expected did not work: one sentence for the person who reads it, with the place
// (path:line:column) where there is one, what was expected, and what to do.
struct Error {
  std::string what;
};

// A value, or the Error that kept it from being. Access the value only after a check.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_{std::move(value)} {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : content_{std::move(error)} {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] explicit operator bool() const { return content_.index() == 0; }
  [[nodiscard]] const T& operator*() const& { return std::get<0>(content_); }
  [[nodiscard]] T& operator*() & { return std::get<0>(content_); }
  [[nodiscard]] T&& operator*() && { return std::get<0>(std::move(content_)); }
  [[nodiscard]] const T* operator->() const { return &std::get<0>(content_); }
  [[nodiscard]] T* operator->() { return &std::get<0>(content_); }
  [[nodiscard]] const Error& error() const { return std::get<1>(content_); }

 private:
  std::variant<T, Error> content_;
};

}  // namespace gate
