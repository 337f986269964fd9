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

// The lines that are left of a common start or end, so that git's choice among equal places of a
// hunk comes out the same as in the whole files.
constexpr std::uint32_t kept_lines = 100;

// Cuts the common start but for its last lines; returns how many lines are gone.
std::uint32_t shorten_start(std::string_view& before, std::string_view& after) {
  std::string_view rest_before = before;
  std::string_view rest_after = after;
  const std::uint32_t equal = cut_common_start(rest_before, rest_after);
  if (equal <= kept_lines) return 0;
  std::size_t cut = after.size() - rest_after.size();
  for (std::uint32_t i = 0; i < kept_lines; ++i)
    cut = after.rfind('\n', cut - 2) + 1;
  before.remove_prefix(cut);
  after.remove_prefix(cut);
  return equal - kept_lines;
}

// Cuts the common end but for its first lines.
void shorten_end(std::string_view& before, std::string_view& after) {
  std::string_view rest_before = before;
  std::string_view rest_after = after;
  cut_common_end(rest_before, rest_after);
  std::size_t kept = rest_after.size();
  for (std::uint32_t i = 0; i < kept_lines; ++i) {
    kept = after.find('\n', kept);
    if (kept == std::string_view::npos) return;
    ++kept;
  }
  before.remove_suffix(after.size() - kept);
  after.remove_suffix(after.size() - kept);
}

struct Noted {
  std::vector<LineRange>& lines;
  std::uint32_t above = 0;  // lines cut off in front
};

int note_hunk(const git_diff_delta*, const git_diff_hunk* hunk, void* payload) {
  const auto& noted = *static_cast<Noted*>(payload);
  const auto first = noted.above + static_cast<std::uint32_t>(hunk->new_start);
  const auto count = static_cast<std::uint32_t>(hunk->new_lines);
  if (count > 0) add(noted.lines, first, first + count - 1);
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
    std::string_view short_before = before;
    std::string_view short_after = after;
    Noted noted{lines, shorten_start(short_before, short_after)};
    shorten_end(short_before, short_after);
    const int error = git_diff_buffers(short_before.data(), short_before.size(), nullptr,
                                       short_after.data(), short_after.size(), nullptr, &options,
                                       nullptr, nullptr, note_hunk, nullptr, &noted);
    if (error == 0) return lines;
    lines.clear();
  }
  const std::uint32_t above = cut_common_start(before, after);
  cut_common_end(before, after);
  add(lines, above + 1, above + count_lines(after));
  return lines;
}

}  // namespace gate::source
