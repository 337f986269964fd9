// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/analysis.hpp"
#include "gate/core/location.hpp"

namespace gate::syntax::dockerfile {

// A text put together from pieces of a file (continuation lines joined, quotes removed), which
// knows for every byte where it stands in the file.
class LogicalText {
 public:
  // Adds bytes that stand at offset `at` of the file.
  void append(std::string_view bytes, std::uint32_t at);
  // Adds bytes that stand for the whole of `from`, such as a decoded escape.
  void append_decoded(std::string_view bytes, Span from);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  // The file's range of a range of the text; an empty range gives an empty range at its place.
  [[nodiscard]] Span outer(Span inner) const;
  // The file's range of the whole text.
  [[nodiscard]] Span outer() const;
  // A part of the text, with its places.
  [[nodiscard]] LogicalText part(Span inner) const;
  // The file's offset of every byte of the text.
  [[nodiscard]] std::vector<std::uint32_t> offsets() const;
  // The places in the vocabulary of extracts.
  [[nodiscard]] PositionMap map() const;

 private:
  struct Piece {
    std::uint32_t inner = 0;
    Span outer = {};
    bool copied = true;
  };
  [[nodiscard]] std::size_t piece_at(std::uint32_t inner) const;
  [[nodiscard]] Span place(std::uint32_t inner) const;

  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace gate::syntax::dockerfile
