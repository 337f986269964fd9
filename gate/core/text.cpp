// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace gate {
namespace {

// The length of the well-formed UTF-8 sequence at the start of `text` (Unicode 15, table 3-7), or
// 0; `code` gets its code point.
std::size_t sequence(std::string_view text, std::uint32_t& code) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(0);
  code = first;
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() < size) return 0;
  code = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return overlong || surrogate || code > 0x10FFFF ? 0 : size;
}

bool hides_or_moves_text(std::uint32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x200E || code == 0x200F ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x61C;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

bool matches_class(std::string_view& pattern, char c) {
  const auto close = pattern.find(']', 2);
  if (close == std::string_view::npos) return false;
  std::string_view set = pattern.substr(1, close - 1);
  pattern.remove_prefix(close + 1);
  const bool negated = !set.empty() && (set[0] == '!' || set[0] == '^');
  if (negated) set.remove_prefix(1);
  bool found = false;
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (i + 2 < set.size() && set[i + 1] == '-') {
      found = found || (c >= set[i] && c <= set[i + 2]);
      i += 2;
    } else {
      found = found || c == set[i];
    }
  }
  return found != negated && c != '/';
}

// Greedy matching that remembers one star of each kind: linear in practice, never exponential.
class GlobMatch {
 public:
  GlobMatch(std::string_view pattern, std::string_view path) : pattern_{pattern}, path_{path} {}

  bool whole() {
    while (true) {
      if (take_stars()) return true;  // a final `**` takes the rest
      if (path_.empty() && pattern_.empty()) return true;
      if (!take_one() && !go_back()) return false;
    }
  }

 private:
  struct Star {
    bool seen = false;
    std::string_view pattern = {};  // what follows it
    std::string_view path = {};     // what it has not taken yet
  };

  // Remembers the stars here; true if nothing follows a `**`.
  bool take_stars() {
    while (!pattern_.empty() && pattern_[0] == '*') {
      const bool deep = pattern_.substr(0, 2) == "**";
      pattern_.remove_prefix(deep ? 2 : 1);
      if (deep && !pattern_.empty() && pattern_[0] == '/') pattern_.remove_prefix(1);
      (deep ? deep_ : star_) = {true, pattern_, path_};
      if (!deep) continue;
      star_.seen = false;
      if (pattern_.empty()) return true;
    }
    return false;
  }

  bool take_one() {
    if (path_.empty() || pattern_.empty()) return false;
    if (pattern_[0] == '[' && pattern_.find(']', 2) != std::string_view::npos) {
      std::string_view rest = pattern_;
      if (!matches_class(rest, path_[0])) return false;
      pattern_ = rest;
    } else {
      if (pattern_[0] != path_[0] && (pattern_[0] != '?' || path_[0] == '/')) return false;
      pattern_.remove_prefix(1);
    }
    path_.remove_prefix(1);
    return true;
  }

  // Lets the last star take more; false if none can.
  bool go_back() {
    if (star_.seen && !star_.path.empty() && star_.path[0] != '/') {
      star_.path.remove_prefix(1);
      pattern_ = star_.pattern;
      path_ = star_.path;
      return true;
    }
    const auto slash = deep_.seen ? deep_.path.find('/') : std::string_view::npos;
    if (slash == std::string_view::npos) return false;
    deep_.path.remove_prefix(slash + 1);
    star_.seen = false;
    pattern_ = deep_.pattern;
    path_ = deep_.path;
    return true;
  }

  std::string_view pattern_;
  std::string_view path_;
  Star star_;
  Star deep_;
};

}  // namespace

std::string lower(std::string_view text) {
  std::string lowered{text};
  for (char& c : lowered)
    c = lower(c);
  return lowered;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

std::size_t find_ignoring_case(std::string_view text, std::string_view part) {
  const auto at = std::search(text.begin(), text.end(), part.begin(), part.end(),
                              [](char x, char y) { return lower(x) == lower(y); });
  if (at == text.end() && !part.empty()) return std::string_view::npos;
  return static_cast<std::size_t>(at - text.begin());
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_space(text.back()))
    text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (true) {
    const auto at = text.find(separator);
    pieces.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return pieces;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto at = text.find('\n');
    std::string_view line = text.substr(0, at);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + 1);
  }
  return lines;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  std::uint32_t code = 0;
  for (; !text.empty(); ++count) {
    text.remove_prefix(std::max<std::size_t>(sequence(text, code), 1));
  }
  return count;
}

bool is_utf8(std::string_view text) {
  std::uint32_t code = 0;
  while (!text.empty()) {
    const auto size = sequence(text, code);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  std::uint32_t code = 0;
  while (!text.empty()) {
    const auto size = sequence(text, code);
    if (size == 0 || code < 0x80) {
      if (size == 0 || hides_or_moves_text(code)) {
        shown += fmt::format("\\x{:02x}", static_cast<std::uint8_t>(text[0]));
      } else {
        shown += text[0];
      }
    } else if (hides_or_moves_text(code)) {
      shown += fmt::format("\\u{{{:04x}}}", code);
    } else {
      shown += text.substr(0, size);
    }
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return shown;
}

std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view>& names) {
  std::optional<std::string_view> best;
  std::size_t least = word.size() / 3 + 2;
  for (const std::string_view name : names) {
    const auto distance = edit_distance(word, name);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

bool matches_glob(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.find('/') != std::string_view::npos;
  if (!pattern.empty() && pattern.front() == '/') pattern.remove_prefix(1);
  if (!pattern.empty() && pattern.back() == '/') pattern.remove_suffix(1);
  if (pattern.empty()) return false;
  for (std::size_t end = path.size();;) {  // the path itself, then each folder above it
    const std::string_view part = path.substr(0, end);
    const auto slash = part.rfind('/');
    const auto last = slash == std::string_view::npos ? part : part.substr(slash + 1);
    if (GlobMatch{pattern, anchored ? part : last}.whole()) return true;
    if (slash == std::string_view::npos) return false;
    end = slash;
  }
}

}  // namespace gate
