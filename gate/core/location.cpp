// SPDX-License-Identifier: Apache-2.0
#include "gate/core/location.hpp"

#include <algorithm>

#include "gate/core/text.hpp"

namespace gate {

LineIndex::LineIndex(std::string_view text) : text_{text}, starts_{0} {
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
  if (starts_.size() > 1 && starts_.back() == text.size()) starts_.pop_back();
}

std::uint32_t LineIndex::line(std::uint32_t offset) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::uint32_t>(next - starts_.begin());
}

Position LineIndex::position(std::uint32_t offset) const {
  const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(offset, text_.size()));
  const auto number = line(end);
  const auto start = starts_[number - 1];
  const bool goes_on = counted_ >= start && counted_ <= end;
  const auto from = goes_on ? counted_ : start;
  const auto more = static_cast<std::uint32_t>(code_points(text_.substr(from, end - from)));
  const Position found{number, (goes_on ? counted_column_ : 1) + more};
  // Inside a character the count would not add up from here.
  const bool at_character =
      end == text_.size() || (static_cast<std::uint8_t>(text_[end]) & 0xC0U) != 0x80U;
  if (at_character) {
    counted_ = end;
    counted_column_ = found.column;
  }
  return found;
}

Range LineIndex::range(Span span) const {
  auto end = std::max(span.begin, span.end);
  while (end > span.begin && end <= text_.size() &&
         (text_[end - 1] == '\n' || text_[end - 1] == '\r')) {
    --end;
  }
  return {position(span.begin), position(end)};
}

Span LineIndex::line_span(std::uint32_t number) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  if (number == 0 || number > starts_.size()) return {size, size};
  const auto begin = starts_[number - 1];
  auto end = number < starts_.size() ? starts_[number] - 1 : size;
  if (end > begin && end == size && text_[end - 1] == '\n') --end;
  if (end > begin && text_[end - 1] == '\r') --end;
  return {begin, end};
}

}  // namespace gate
