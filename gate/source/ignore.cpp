// SPDX-License-Identifier: Apache-2.0
//
// gitignore(5), as git itself reads it: the last rule of a file that matches decides, the nearest
// file first. Patterns come from the change under test, so a glob is a set of states that moves
// over the text once, never a search that tries again.
#include "gate/source/ignore.hpp"

#include <algorithm>
#include <utility>

#include "gate/core/text.hpp"

namespace gate::source {
namespace {

constexpr std::string_view wildcards = "*?[\\";
// What is beyond these is no rule: then files are listed that git would ignore, never the reverse.
constexpr std::size_t longest_rule = 4096;
constexpr std::size_t most_rules = 20'000;

bool in_class(std::string_view name, unsigned char c) {
  const char letter = static_cast<char>(c);
  const bool graph = c > 0x20 && c < 0x7F;
  if (name == "alpha") return is_alpha(letter);
  if (name == "digit") return is_digit(letter);
  if (name == "alnum") return is_alnum(letter);
  if (name == "upper") return c >= 'A' && c <= 'Z';
  if (name == "lower") return c >= 'a' && c <= 'z';
  if (name == "space") return is_space(letter);
  if (name == "blank") return is_blank(letter);
  if (name == "punct") return graph && !is_alnum(letter);
  if (name == "graph") return graph;
  if (name == "print") return graph || c == ' ';
  if (name == "cntrl") return c < 0x20 || c == 0x7F;
  if (name == "xdigit") return is_digit(letter) || (lower(letter) >= 'a' && lower(letter) <= 'f');
  return false;
}

bool is_class(std::string_view name) {
  constexpr std::string_view known[] = {"alpha", "digit", "alnum", "upper", "lower", "space",
                                        "blank", "punct", "graph", "print", "cntrl", "xdigit"};
  return std::find(std::begin(known), std::end(known), name) != std::end(known);
}

void set_range(std::vector<bool>& set, unsigned char from, unsigned char to) {
  for (unsigned c = from; c <= to; ++c)
    set[c] = true;
}

std::string_view without_trailing_blanks(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0 && line[end - 1] == ' ') {
    std::size_t slashes = 0;
    while (slashes + 1 < end && line[end - 2 - slashes] == '\\')
      ++slashes;
    if (slashes % 2 == 1) break;  // the blank is escaped
    --end;
  }
  return line.substr(0, end);
}

}  // namespace

GitGlob::GitGlob(std::string_view pattern, bool whole_path, bool fold)
    : whole_path_{whole_path}, fold_{fold} {
  const std::string folded = fold ? lower(pattern) : std::string{};
  if (fold) pattern = folded;
  if (pattern.find_first_of(wildcards) == std::string_view::npos) {
    is_literal_ = true;
    literal_ = pattern;
    return;
  }
  if (!whole_path && pattern.size() > 1 && pattern[0] == '*' &&
      pattern.find_first_of(wildcards, 1) == std::string_view::npos) {
    is_ending_ = true;
    ending_ = pattern.substr(1);
    return;
  }
  for (std::size_t at = 0; at < pattern.size() && !never_;) {
    const char c = pattern[at];
    if (c == '*') {
      at = read_stars(pattern, at);
    } else if (c == '[') {
      at = read_set(pattern, at);
    } else if (c == '?') {
      parts_.push_back({Part::Kind::any});
      ++at;
    } else if (c == '\\') {
      never_ = at + 1 == pattern.size();
      if (!never_) parts_.push_back({Part::Kind::one, pattern[at + 1]});
      at += 2;
    } else {
      parts_.push_back({Part::Kind::one, c});
      ++at;
    }
  }
}

std::size_t GitGlob::read_stars(std::string_view pattern, std::size_t at) {
  const std::size_t start = at;
  while (at < pattern.size() && pattern[at] == '*')
    ++at;
  if (!whole_path_) {
    parts_.push_back({Part::Kind::everything});
    return at;
  }
  // git compares what stands before the first wildcard by itself and then starts a new pattern: the
  // stars of `b**/x` open that pattern.
  const bool opens =
      start == 0 || pattern[start - 1] == '/' || pattern.find_first_of(wildcards) == start;
  const std::string_view rest = pattern.substr(at);
  const bool closes = rest.empty() || rest[0] == '/' || rest.substr(0, 2) == "\\/";
  if (at - start < 2 || !opens || !closes) {
    parts_.push_back({Part::Kind::star});
    return at;
  }
  if (!rest.empty() && rest[0] == '/') {
    parts_.push_back({Part::Kind::folders});
    parts_.push_back({Part::Kind::through});
    return at + 1;
  }
  parts_.push_back({Part::Kind::everything});
  return at;
}

std::size_t GitGlob::read_set(std::string_view pattern, std::size_t at) {
  Part part{Part::Kind::set, 0, std::vector<bool>(256, false)};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(pattern[i]); };
  ++at;
  const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
  if (negated) ++at;
  unsigned char previous = 0;
  for (bool first = true; at >= pattern.size() || pattern[at] != ']' || first; first = false) {
    if (at >= pattern.size()) {
      never_ = true;  // no closing bracket
      return at;
    }
    const bool range =
        pattern[at] == '-' && previous != 0 && at + 1 < pattern.size() && pattern[at + 1] != ']';
    const std::size_t colon =
        pattern.substr(at, 2) == "[:" ? pattern.find(']', at + 2) : std::string_view::npos;
    if (range) {
      ++at;
      if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
      set_range(part.set, previous, byte(at));
      previous = 0;
      ++at;
    } else if (colon != std::string_view::npos && colon > at + 2 && pattern[colon - 1] == ':') {
      const std::string_view name = pattern.substr(at + 2, colon - at - 3);
      never_ = never_ || !is_class(name);
      for (unsigned c = 0; c < 256; ++c) {
        const auto letter = static_cast<unsigned char>(c);
        // A folded text has no upper case left.
        const bool upper_case = fold_ && name == "upper" && in_class("lower", letter);
        if (upper_case || in_class(name, letter)) part.set[c] = true;
      }
      previous = 0;
      at = colon + 1;
    } else {
      if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
      previous = byte(at);
      part.set[previous] = true;
      ++at;
    }
  }
  if (negated) part.set.flip();
  parts_.push_back(std::move(part));
  return at + 1;
}

bool GitGlob::accepts(const Part& part, char c) const {
  switch (part.kind) {
    case Part::Kind::one:
      return part.byte == c;
    case Part::Kind::any:
      return c != '/' || !whole_path_;
    case Part::Kind::set:
      return part.set[static_cast<unsigned char>(c)] && (c != '/' || !whole_path_);
    case Part::Kind::star:
      return c != '/';
    case Part::Kind::everything:
    case Part::Kind::through:
      return true;
    case Part::Kind::folders:
      return false;
  }
  return false;
}

// Passes on the states whose part may match nothing.
void GitGlob::spread(std::vector<bool>& states) const {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Part::Kind kind = parts_[i].kind;
    if (!states[i]) continue;
    if (kind == Part::Kind::star || kind == Part::Kind::everything) states[i + 1] = true;
    if (kind == Part::Kind::folders) states[i + 1] = states[i + 2] = true;
  }
}

bool GitGlob::matches(std::string_view text) const {
  if (never_) return false;
  const std::string folded = fold_ ? lower(text) : std::string{};
  if (fold_) text = folded;
  if (is_literal_) return text == literal_;
  if (is_ending_) {
    return text.size() >= ending_.size() && text.substr(text.size() - ending_.size()) == ending_;
  }
  // State i: the parts before i have matched.
  std::vector<bool> now(parts_.size() + 1, false);
  std::vector<bool> next(parts_.size() + 1, false);
  now[0] = true;
  spread(now);
  for (const char c : text) {
    std::fill(next.begin(), next.end(), false);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (!now[i] || !accepts(parts_[i], c)) continue;
      const Part::Kind kind = parts_[i].kind;
      next[kind >= Part::Kind::star ? i : i + 1] = true;
      if (kind == Part::Kind::through && c == '/') next[i + 1] = true;
    }
    spread(next);
    now.swap(next);
  }
  return now.back();
}

IgnoreFile::IgnoreFile(std::string_view text, std::string folder, bool fold)
    : folder_{std::move(folder)} {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  for (const std::string_view line : lines_of(text))
    add(line, fold);
}

void IgnoreFile::add(std::string_view line, bool fold) {
  if (line.empty() || line[0] == '#') return;
  if (line.size() > longest_rule || rules_.size() >= most_rules) return;
  line = without_trailing_blanks(line);
  const bool negated = !line.empty() && line[0] == '!';
  if (negated) line.remove_prefix(1);
  const bool folders_only = !line.empty() && line.back() == '/';
  if (folders_only) line.remove_suffix(1);
  if (line.empty()) return;
  const bool name_only = line.find('/') == std::string_view::npos;
  if (line[0] == '/') line.remove_prefix(1);
  rules_.push_back({GitGlob{line, !name_only, fold}, negated, folders_only, name_only});
}

std::optional<bool> IgnoreFile::verdict(std::string_view path, bool is_folder) const {
  const std::string_view relative = path.substr(folder_.size());
  const std::size_t slash = relative.rfind('/');
  const std::string_view name =
      slash == std::string_view::npos ? relative : relative.substr(slash + 1);
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule) {
    if (rule->folders_only && !is_folder) continue;
    if (rule->glob.matches(rule->name_only ? name : relative)) return !rule->negated;
  }
  return std::nullopt;
}

}  // namespace gate::source
