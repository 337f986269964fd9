// SPDX-License-Identifier: Apache-2.0
//
// Lines come from libgit2's xdiff over two buffers: no attributes are asked, so none can hide a
// file, and no content is taken for binary.
#include <algorithm>
#include <cstdint>

#include "gate/source/git_state.hpp"

namespace gate::source {
namespace {

// Beyond this xdiff needs seconds.
constexpr std::size_t largest_compared = std::size_t{32} << 20U;

std::uint32_t count_lines(std::string_view text) {
  const auto breaks = std::count(text.begin(), text.end(), '\n');
  const bool open = !text.empty() && text.back() != '\n';
  return static_cast<std::uint32_t>(breaks + (open ? 1 : 0));
}

void add(std::vector<LineRange>& lines, std::uint32_t first, std::uint32_t last) {
  if (last >= first && first > 0) lines.push_back({first, last});
}

// Cuts whole lines that both texts start with; returns how many.
std::uint32_t cut_common_start(std::string_view& before, std::string_view& after) {
  const std::size_t most = std::min(before.size(), after.size());
  const auto differ = std::mismatch(
      before.begin(), before.begin() + static_cast<std::ptrdiff_t>(most), after.begin());
  const auto equal = static_cast<std::size_t>(differ.first - before.begin());
  const std::size_t line = equal == 0 ? std::string_view::npos : before.rfind('\n', equal - 1);
  if (line == std::string_view::npos) return 0;
  const std::uint32_t lines = count_lines(after.substr(0, line + 1));
  before.remove_prefix(line + 1);
  after.remove_prefix(line + 1);
  return lines;
}

// Cuts whole lines that both texts end with.
void cut_common_end(std::string_view& before, std::string_view& after) {
  const std::size_t most = std::min(before.size(), after.size());
  std::size_t equal = 0;
  while (equal < most && before[before.size() - 1 - equal] == after[after.size() - 1 - equal])
    ++equal;
  const auto opens_line = [&](std::string_view text) {
    return text.size() == equal || text[text.size() - equal - 1] == '\n';
  };
  std::size_t cut = equal;
  if (!opens_line(before) || !opens_line(after)) {
    const std::size_t line = after.substr(after.size() - equal).find('\n');
    if (line == std::string_view::npos) return;
    cut = equal - line - 1;
  }
  before.remove_suffix(cut);
  after.remove_suffix(cut);
}

int note_hunk(const git_diff_delta*, const git_diff_hunk* hunk, void* payload) {
  auto& lines = *static_cast<std::vector<LineRange>*>(payload);
  const auto first = static_cast<std::uint32_t>(hunk->new_start);
  const auto count = static_cast<std::uint32_t>(hunk->new_lines);
  if (count > 0) add(lines, first, first + count - 1);
  return 0;
}

}  // namespace

std::vector<LineRange> added_lines(std::string_view before, std::string_view after) {
  std::vector<LineRange> lines;
  if (before == after) return lines;
  if (before.empty()) {
    add(lines, 1, count_lines(after));
    return lines;
  }
  if (before.size() <= largest_compared && after.size() <= largest_compared) {
    git_diff_options options = {};
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.flags = GIT_DIFF_FORCE_TEXT | GIT_DIFF_INDENT_HEURISTIC;
    options.context_lines = 0;
    options.interhunk_lines = 0;
    const int error =
        git_diff_buffers(before.data(), before.size(), nullptr, after.data(), after.size(), nullptr,
                         &options, nullptr, nullptr, note_hunk, nullptr, &lines);
    if (error == 0) return lines;
    lines.clear();
  }
  const std::uint32_t above = cut_common_start(before, after);
  cut_common_end(before, after);
  add(lines, above + 1, above + count_lines(after));
  return lines;
}

}  // namespace gate::source
