// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gate {

// A half-open range of byte offsets in one text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend constexpr bool operator==(const Span&, const Span&) = default;
};

// A place for people: both numbers start at 1; the column counts Unicode code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend constexpr bool operator==(const Position&, const Position&) = default;
};

// A range for people. `end.column` is one past the last code point.
struct Range {
  Position begin = {};
  Position end = {};
};

// Finds lines and columns of byte offsets. Holds a view of `text`, which must outlive it. Not for
// use by several threads at once.
// Lines end at LF; a byte that is not part of valid UTF-8 counts as one column.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  // The position of a byte offset; offsets past the end give the end.
  [[nodiscard]] Position position(std::uint32_t offset) const;
  // The range of a span. The end of a span that ends with a line break is the end of that line.
  [[nodiscard]] Range range(Span span) const;
  // The line, counted from 1, that holds the byte offset.
  [[nodiscard]] std::uint32_t line(std::uint32_t offset) const;
  // The bytes of line `number` (from 1) without its LF or CRLF; an empty span past the last line.
  [[nodiscard]] Span line_span(std::uint32_t number) const;
  // How many lines the text has; an empty text has one.
  [[nodiscard]] std::uint32_t lines() const { return static_cast<std::uint32_t>(starts_.size()); }
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
  // The last place whose column was counted: on a line of a megabyte the next one starts from it.
  mutable std::uint32_t counted_ = 0;
  mutable std::uint32_t counted_column_ = 1;
};

}  // namespace gate
