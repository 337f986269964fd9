// SPDX-License-Identifier: Apache-2.0
// From bytes to instructions. The order of decisions is BuildKit's: a line is a comment, or starts
// an instruction; continuation marks are looked for before anything else is understood, so a
// comment or a blank line inside an instruction vanishes, and only then the joined line is read.
// Here-documents are found on the joined line and take whole lines after it.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/syntax/dockerfile/checks.hpp"
#include "gate/syntax/dockerfile/dockerfile.hpp"
#include "gate/syntax/dockerfile/heredoc.hpp"
#include "gate/syntax/dockerfile/instruction.hpp"
#include "gate/syntax/dockerfile/lines.hpp"
#include "gate/syntax/dockerfile/words.hpp"

namespace gate::syntax::dockerfile {
namespace {

class FileReader {
 public:
  explicit FileReader(std::string_view text) : text_{text}, lines_{text} {}

  File read() {
    Line line;
    while (lines_.next(line)) {
      check_length(line);
      const Span content = without_leading_space(line.bytes);
      if (read_directive(line, content)) continue;
      if (is_comment(content)) {
        add_comment(line, content, false);
        continue;
      }
      const Continued first = without_continuation(text_, content, file_.escape);
      if (!first.goes_on && first.bytes.begin == first.bytes.end) continue;
      read_instruction_from(line, first);
    }
    if (file_.instructions.empty())
      defect({0, 0}, "no-instructions", "the file holds no instruction, so nothing can be built");
    std::stable_sort(file_.defects.begin(), file_.defects.end(),
                     [](const Defect& a, const Defect& b) { return a.span.begin < b.span.begin; });
    return std::move(file_);
  }

 private:
  void read_instruction_from(const Line& first_line, Continued part) {
    LogicalText joined;
    std::vector<std::uint32_t> blank_lines;
    joined.append(bytes_of(part.bytes), part.bytes.begin);
    Line line = first_line;
    while (part.goes_on && lines_.next(line)) {
      check_length(line);
      const Span content = without_leading_space(line.bytes);
      if (is_comment(content)) {
        add_comment(line, content, true);
      } else if (content.begin == content.end) {
        blank_lines.push_back(line.number);
      } else {
        part = without_continuation(text_, line.bytes, file_.escape);
        joined.append(bytes_of(part.bytes), part.bytes.begin);
      }
    }
    const std::size_t known = file_.defects.size();
    Instruction made = read_instruction(joined, file_.escape, file_.defects);
    made.first_line = first_line.number;
    made.blank_lines = std::move(blank_lines);
    if (takes_heredocs(made)) made.heredocs = heredoc_markers(joined);
    if (!made.heredocs.empty()) read_bodies(made, line);
    made.last_line = line.number;
    check_instruction(made, file_.escape, file_.defects);
    made.broken = file_.defects.size() > known;
    finish_trigger(made);
    file_.instructions.push_back(std::move(made));
  }

  static void finish_trigger(Instruction& made) {
    if (made.trigger.empty()) return;
    Instruction& inner = made.trigger.front();
    inner.first_line = made.first_line;
    inner.last_line = made.last_line;
    inner.heredocs = made.heredocs;
    inner.broken = made.broken;
    if (!made.heredocs.empty()) inner.span.end = made.span.end;
  }

  // Reads the bodies of all here-documents. Where one never ends, nothing more is taken, so that
  // what follows is still read as instructions.
  void read_bodies(Instruction& made, Line& line) {
    for (Heredoc& heredoc : made.heredocs) {
      if (!ends_later(heredoc, line)) {
        defect(heredoc.marker, "unterminated-heredoc",
               "the here-document has no closing line `" + printable(heredoc.name) + "`");
        return;
      }
      read_body(heredoc, line);
      made.span.end = std::max(made.span.end, heredoc.terminator.end);
    }
  }

  // Asked before a body is read: otherwise every marker without an end would read the whole file.
  bool ends_later(const Heredoc& heredoc, const Line& line) {
    if (last_lines_.empty()) {
      Lines all{text_};
      for (Line each; all.next(each);) {
        last_lines_[bytes_of(each.bytes)] = each.number;
        last_stripped_[bytes_of(without_tabs(each.bytes))] = each.number;
      }
    }
    const auto& lines = heredoc.strip_tabs ? last_stripped_ : last_lines_;
    const auto found = lines.find(heredoc.name);
    return found != lines.end() && found->second > line.number;
  }

  void read_body(Heredoc& heredoc, Line& line) {
    while (lines_.next(line)) {
      const Span content = heredoc.strip_tabs ? without_tabs(line.bytes) : line.bytes;
      if (bytes_of(content) == heredoc.name) {
        heredoc.terminator = content;
        return;
      }
      heredoc.body.append(bytes_of({content.begin, line.whole.end}), content.begin);
    }
  }

  [[nodiscard]] Span without_tabs(Span span) const {
    while (span.begin < span.end && text_[span.begin] == '\t')
      ++span.begin;
    return span;
  }

  // `# name=value` in front of everything else. The first line that is no directive ends them.
  bool read_directive(const Line& line, Span content) {
    if (directives_over_) return false;
    directives_over_ = true;
    if (!is_comment(content)) return false;
    const Span inner = trimmed(text_, {content.begin + 1, content.end});
    const std::string_view body = bytes_of(inner);
    std::size_t name_end = 0;
    while (name_end < body.size() && is_alnum(body[name_end]))
      ++name_end;
    std::size_t equals = name_end;
    while (equals < body.size() && is_space(body[equals]))
      ++equals;
    if (name_end == 0 || equals >= body.size() || body[equals] != '=') return false;
    Directive directive;
    directive.name = lower(body.substr(0, name_end));
    if (directive.name != "syntax" && directive.name != "escape" && directive.name != "check")
      return false;
    directive.value = trim(body.substr(equals + 1));
    if (directive.value.empty() && directive.name != "escape") return false;
    directive.span = inner;
    directive.line = line.number;
    directives_over_ = false;
    take_directive(std::move(directive));
    return true;
  }

  void take_directive(Directive directive) {
    const bool repeated =
        std::any_of(file_.directives.begin(), file_.directives.end(),
                    [&](const Directive& other) { return other.name == directive.name; });
    if (repeated) {
      defect(directive.span, "repeated-directive",
             "the parser directive `" + directive.name + "` may stand once only");
    } else if (directive.name == "escape") {
      if (directive.value == "\\" || directive.value == "`") {
        file_.escape = directive.value.front();
      } else {
        defect(directive.span, "bad-escape",
               "the escape directive takes a backslash or a backtick, not `" +
                   printable(directive.value) + "`");
      }
    }
    file_.directives.push_back(std::move(directive));
  }

  void add_comment(const Line& line, Span content, bool inside) {
    const Span inner = trimmed(text_, {content.begin + 1, content.end});
    Comment comment;
    comment.text = bytes_of(inner);
    comment.line = line.number;
    comment.span = {content.begin, std::max(inner.end, content.begin + 1)};
    comment.inside = inside;
    file_.comments.push_back(std::move(comment));
  }

  void check_length(const Line& line) {
    if (line.whole.end - line.whole.begin <= max_line) return;
    defect(line.bytes, "line-too-long", "the line is longer than the 65535 bytes a build reads");
  }

  [[nodiscard]] Span without_leading_space(Span span) const {
    while (span.begin < span.end) {
      const std::size_t width = white_space(text_.substr(0, span.end), span.begin);
      if (width == 0) break;
      span.begin += u32(width);
    }
    return span;
  }

  [[nodiscard]] bool is_comment(Span content) const {
    return content.begin < content.end && text_[content.begin] == '#';
  }
  [[nodiscard]] std::string_view bytes_of(Span span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }
  void defect(Span span, std::string_view code, std::string message) {
    file_.defects.push_back({span, std::move(message), code});
  }

  std::string_view text_;
  Lines lines_;
  File file_;
  bool directives_over_ = false;
  std::unordered_map<std::string_view, std::uint32_t> last_lines_;  // number of the last such line
  std::unordered_map<std::string_view, std::uint32_t> last_stripped_;  // without leading tabs
};

}  // namespace

const Flag* Instruction::flag(std::string_view name) const {
  for (const Flag& flag : flags)
    if (flag.name == name) return &flag;
  return nullptr;
}

File read(std::string_view text) {
  return FileReader{text}.read();
}

}  // namespace gate::syntax::dockerfile
