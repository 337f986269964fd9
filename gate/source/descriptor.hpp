// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "gate/core/tree.hpp"

namespace gate::source {

// An open file descriptor, closed at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor();

  [[nodiscard]] explicit operator bool() const { return number_ >= 0; }
  [[nodiscard]] int get() const { return number_; }
  // Gives the descriptor away.
  [[nodiscard]] int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

// The system's words for an errno value.
std::string reason(int error);
// What a failed open() of `name` means for the reader.
Tree::NotRead not_opened(int error, std::string_view name);
// Reads an open descriptor to its end; `name` is for messages.
Tree::Read read_whole(int descriptor, std::string_view name, std::uint64_t largest);

}  // namespace gate::source
