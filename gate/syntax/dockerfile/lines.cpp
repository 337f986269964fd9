// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/lines.hpp"

#include "gate/core/text.hpp"
#include "gate/syntax/dockerfile/words.hpp"

namespace gate::syntax::dockerfile {

Lines::Lines(std::string_view text) : text_{text} {
  if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
}

bool Lines::next(Line& line) {
  if (at_ >= text_.size()) return false;
  const std::size_t feed = text_.find('\n', at_);
  line.whole = {at_, u32(feed == std::string_view::npos ? text_.size() : feed + 1)};
  line.bytes = line.whole;
  while (line.bytes.end > line.bytes.begin &&
         (text_[line.bytes.end - 1] == '\n' || text_[line.bytes.end - 1] == '\r'))
    --line.bytes.end;
  line.number = ++number_;
  at_ = line.whole.end;
  return true;
}

Continued without_continuation(std::string_view text, Span line, char escape) {
  std::uint32_t end = line.end;
  while (end > line.begin && is_blank(text[end - 1]))
    --end;
  const bool marked = end > line.begin && text[end - 1] == escape &&
                      (end - 1 == line.begin || text[end - 2] != escape);
  if (!marked) return {line, false};
  return {{line.begin, end - 1}, true};
}

}  // namespace gate::syntax::dockerfile
