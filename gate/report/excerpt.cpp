// SPDX-License-Identifier: Apache-2.0
#include "gate/report/excerpt.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/report/glyph.hpp"

namespace gate::report {
namespace {

constexpr std::size_t tab_width = 4;
constexpr std::size_t least_room = 20;
constexpr std::string_view cut_mark = "...";

// One code point as it is shown.
struct Cell {
  std::string text = {};
  std::size_t width = 0;
};

// The part of a line that is shown, and the part of that the carets stand under.
struct Window {
  std::vector<Cell> cells = {};
  std::size_t first_caret = 0, last_caret = 0;  // indexes into cells, one past the last
  bool cut_before = false, cut_after = false;
};

Cell cell_of(std::string_view text, const Glyph& glyph, std::size_t at) {
  if (glyph.code == '\t') {
    const std::size_t width = tab_width - at % tab_width;
    return {std::string(width, ' '), width};
  }
  std::string shown = printable(text.substr(0, glyph.size));
  const std::size_t width = columns_of(std::string_view{shown});
  return {std::move(shown), width};
}

// Skips what stands more than half the room before the caret, then takes what fits. Lines may be
// megabytes long: nothing is kept of what is not shown.
Window window_of(std::string_view line, std::size_t column, std::size_t end_column,
                 std::size_t room) {
  Window window;
  std::size_t point = 1;  // the column of the next code point
  const bool fits = line.size() <= room && line.find('\t') == std::string_view::npos;
  const std::size_t start = fits || column <= room / 2 ? 1 : column - room / 2;
  for (; point < start && !line.empty(); ++point)
    line.remove_prefix(first_glyph(line).size);
  window.cut_before = point > 1;
  std::size_t used = 0;
  while (!line.empty()) {
    const Glyph glyph = first_glyph(line);
    Cell cell = cell_of(line, glyph, used);
    if (used + cell.width > room) break;
    if (point < column) window.first_caret = window.cells.size() + 1;
    if (point < end_column) window.last_caret = window.cells.size() + 1;
    used += cell.width;
    window.cells.push_back(std::move(cell));
    line.remove_prefix(glyph.size);
    ++point;
  }
  window.cut_after = !line.empty();
  return window;
}

std::string carets(const Window& window) {
  std::string line;
  std::size_t under = 0;
  for (std::size_t i = 0; i < window.cells.size() && i < window.last_caret; ++i) {
    const bool marked = i >= window.first_caret;
    line.append(window.cells[i].width, marked ? '^' : ' ');
    if (marked) under += window.cells[i].width;
  }
  if (under == 0) line += '^';
  return line;
}

}  // namespace

std::string excerpt(const Finding& finding, std::string_view line, const Paint& paint,
                    std::size_t width) {
  const std::string number = std::to_string(finding.line);
  const std::size_t gutter = number.size() + 7 + 2 * cut_mark.size();
  const std::size_t room = width > gutter + least_room ? width - gutter : least_room;
  const std::size_t column = std::max<std::size_t>(finding.column, 1);
  const std::size_t end_column = std::max<std::size_t>(finding.end_column, column + 1);
  const Window window = window_of(line, column, end_column, room);
  std::string shown;
  for (const Cell& cell : window.cells)
    shown += cell.text;
  const std::string_view before = window.cut_before ? cut_mark : "";
  std::string text = fmt::format("    {} {}{}{}\n", paint(Tone::faint, number + " |"), before,
                                 shown, window.cut_after ? cut_mark : "");
  if (finding.column == 0) return text;
  const std::string blank(number.size(), ' ');
  text += fmt::format("    {} {}{}\n", paint(Tone::faint, blank + " |"),
                      std::string(before.size(), ' '), paint(Tone::bad, carets(window)));
  return text;
}

}  // namespace gate::report
