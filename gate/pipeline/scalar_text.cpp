// SPDX-License-Identifier: Apache-2.0
// The parser gives a scalar's value and the span of what was written. Block scalars are matched
// line by line: each line of the file, without the indentation, stands whole in the value, with
// line breaks or one blank between. Flow scalars are matched byte by byte, over escapes and folds.
#include "gate/pipeline/scalar_text.hpp"

#include <algorithm>
#include <utility>

#include "gate/core/text.hpp"

namespace gate::pipeline {
namespace {

using syntax::yaml::Node;

class Matcher {
 public:
  Matcher(std::string_view file, const Node& scalar)
      : file_{file.substr(0, scalar.span.end)}, value_{scalar.value}, at_{scalar.span.begin} {
    skip_properties();
  }

  std::vector<Run> run() {
    const char first = at_ < file_.size() ? file_[at_] : '\0';
    if (first == '|' || first == '>') {
      block();
    } else {
      if (first == '"' || first == '\'') ++at_;
      flow(first);
    }
    return std::move(runs_);
  }

 private:
  // A tag or an anchor in front of the value.
  void skip_properties() {
    while (at_ < file_.size() && (file_[at_] == '!' || file_[at_] == '&')) {
      while (at_ < file_.size() && !is_space(file_[at_]))
        ++at_;
      while (at_ < file_.size() && is_space(file_[at_]))
        ++at_;
    }
  }

  void copied(std::size_t inner, std::size_t outer, std::size_t size) {
    if (!runs_.empty()) {
      Run& last = runs_.back();
      const auto length = last.outer.end - last.outer.begin;
      if (last.inner + length == inner && last.outer.end == outer) {
        last.outer.end += static_cast<std::uint32_t>(size);
        return;
      }
    }
    runs_.push_back(
        {static_cast<std::uint32_t>(inner),
         {static_cast<std::uint32_t>(outer), static_cast<std::uint32_t>(outer + size)}});
  }

  [[nodiscard]] std::size_t end_of_line(std::size_t from) const {
    return std::min(file_.find('\n', from), file_.size());
  }

  void block() {
    std::size_t indent = 0;
    std::size_t inner = 0;
    for (std::size_t line = end_of_line(at_) + 1; line < file_.size();) {
      const std::size_t end = end_of_line(line);
      std::size_t text = line;
      while (text < end && file_[text] == ' ')
        ++text;
      if (indent == 0 && text < end && file_[text] != '\r') indent = indent_of(text - line);
      if (!line_of_block(std::min(line + indent, end), end, inner)) return;
      line = end + 1;
    }
  }

  // The indentation of a block whose first line starts with `blanks`: those that the value keeps,
  // because a digit in the header says so, are text.
  [[nodiscard]] std::size_t indent_of(std::size_t blanks) const {
    const auto begin = std::min(value_.find_first_not_of('\n'), value_.size());
    const auto kept = std::min(value_.find_first_not_of(' ', begin), value_.size()) - begin;
    return blanks >= kept ? blanks - kept : blanks;
  }

  // False where the line is not found: the rest is not understood.
  bool line_of_block(std::size_t begin, std::size_t end, std::size_t& inner) {
    if (end > begin && file_[end - 1] == '\r') --end;
    const std::string_view line = file_.substr(begin, end - begin);
    if (line.empty()) return true;
    std::size_t place = inner;
    while (place < value_.size() && is_space(value_[place]) &&
           value_.compare(place, line.size(), line) != 0)
      ++place;
    std::size_t size = 0;  // trailing blanks may be missing in the value
    while (size < line.size() && place + size < value_.size() && value_[place + size] == line[size])
      ++size;
    if (size == 0) return false;
    copied(place, begin, size);
    inner = place + size;
    return true;
  }

  void flow(char quote) {
    std::size_t inner = 0;
    while (inner < value_.size() && at_ < file_.size()) {
      const char c = file_[at_];
      if (quote == '\'' && c == '\'') ++at_;  // '' is one quote
      if (quote == '"' && c == '\\') {
        escape(inner);
        continue;
      }
      if (at_ >= file_.size()) return;
      if (file_[at_] == value_[inner] && file_[at_] != '\n') {
        copied(inner++, at_++, 1);
      } else if (is_space(file_[at_])) {
        fold(inner);
      } else {
        return;  // not understood: the last run stands for the rest
      }
    }
  }

  // A line break inside a flow scalar: blanks around it go, the value has a blank or line breaks.
  void fold(std::size_t& inner) {
    while (at_ < file_.size() && is_space(file_[at_]))
      ++at_;
    while (inner < value_.size() && is_space(value_[inner]))
      ++inner;
  }

  void escape(std::size_t& inner) {
    const char kind = at_ + 1 < file_.size() ? file_[at_ + 1] : '\0';
    if (kind == '\n' || kind == '\r') {
      ++at_;
      while (at_ < file_.size() && is_space(file_[at_]))
        ++at_;
      return;
    }
    const std::size_t length = kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2;
    copied(inner++, at_, 1);
    while (inner < value_.size() && (static_cast<unsigned char>(value_[inner]) & 0xC0U) == 0x80U)
      ++inner;
    at_ += length;
  }

  std::string_view file_;
  std::string_view value_;
  std::size_t at_;
  std::vector<Run> runs_;
};

}  // namespace

std::vector<Run> runs_of(std::string_view file, const Node& scalar) {
  if (scalar.span.begin >= file.size()) return {};
  return Matcher{file, scalar}.run();
}

std::string without_expressions(std::string text, std::string_view prefix) {
  std::size_t at = 0;
  while ((at = text.find("${{", at)) != std::string::npos) {
    const auto end = text.find("}}", at);
    if (end == std::string::npos) break;
    for (std::size_t i = at + 2; i < end + 1; ++i) {
      const std::size_t letter = i - at - 2;
      if (letter < prefix.size()) {
        text[i] = prefix[letter];
      } else if (!is_alnum(text[i]) || letter == 0) {
        text[i] = '_';
      }
    }
    at = end + 2;
  }
  return text;
}

void ExtractText::add(std::string_view text, Span at) {
  map_.add(static_cast<std::uint32_t>(text_.size()), at, false);
  text_ += text;
}

void ExtractText::add(const Node& scalar, std::string_view prefix) {
  const auto begin = static_cast<std::uint32_t>(text_.size());
  const auto runs = runs_of(file_, scalar);
  if (runs.empty() || runs.front().inner != 0) map_.add(begin, scalar.span, false);
  for (const Run& run : runs)
    map_.add(begin + run.inner, run.outer, true);
  text_ += without_expressions(scalar.value, prefix);
}

Extract ExtractText::finish(Artefact language, std::string owner) && {
  return {language, std::move(text_), std::move(map_), std::move(owner)};
}

}  // namespace gate::pipeline
