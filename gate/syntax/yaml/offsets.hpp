// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gate::syntax::yaml {

// libyaml's mark.index counts code points; marks come in ascending order within one document, with
// short steps back, so the last place found is where the next search starts.
class ByteOffsets {
 public:
  explicit ByteOffsets(std::string_view text) : text_{text} {}

  std::uint32_t of(std::size_t index) {
    while (index_ < index && byte_ < text_.size()) {
      ++byte_;
      while (byte_ < text_.size() && continues(byte_))
        ++byte_;
      ++index_;
    }
    while (index_ > index && byte_ > 0) {
      --byte_;
      while (byte_ > 0 && continues(byte_))
        --byte_;
      --index_;
    }
    return static_cast<std::uint32_t>(byte_);
  }

 private:
  [[nodiscard]] bool continues(std::size_t at) const {
    return (static_cast<std::uint8_t>(text_[at]) & 0xC0U) == 0x80U;
  }

  std::string_view text_;
  std::size_t index_ = 0;
  std::size_t byte_ = 0;
};

}  // namespace gate::syntax::yaml
