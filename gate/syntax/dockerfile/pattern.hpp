// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace gate::syntax::dockerfile {

// The wildcard pattern of ${x#p}, ${x%p} and ${x/p/r}: `*`, `?`, backslash escapes, no brackets.
class Pattern {
 public:
  explicit Pattern(std::string_view text);

  // The steps that one match over `length` bytes takes at most.
  [[nodiscard]] std::uint64_t cost(std::size_t length) const {
    return (parts_.size() + 1) * (length + 1);
  }
  // The length of the shortest or longest match at the start of `value`.
  [[nodiscard]] std::optional<std::size_t> prefix(std::string_view value, bool longest) const;
  // The pattern that matches reversed texts.
  [[nodiscard]] Pattern reversed() const;

 private:
  enum class Kind : std::uint8_t { byte, any, run };
  struct Part {
    Kind kind = Kind::byte;
    char byte = 0;
  };
  std::vector<Part> parts_;
};

}  // namespace gate::syntax::dockerfile
