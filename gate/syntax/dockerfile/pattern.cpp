// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/pattern.hpp"

#include <algorithm>

namespace gate::syntax::dockerfile {

Pattern::Pattern(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '*') {
      parts_.push_back({Kind::run, 0});
    } else if (text[i] == '?') {
      parts_.push_back({Kind::any, 0});
    } else {
      if (text[i] == '\\' && i + 1 < text.size()) ++i;
      parts_.push_back({Kind::byte, text[i]});
    }
  }
}

Pattern Pattern::reversed() const {
  Pattern result{""};
  result.parts_.assign(parts_.rbegin(), parts_.rend());
  return result;
}

// All states of the pattern are followed at once, so no input makes it go back.
std::optional<std::size_t> Pattern::prefix(std::string_view value, bool longest) const {
  std::vector<char> now(parts_.size() + 1, 0);
  std::vector<char> next(parts_.size() + 1, 0);
  const auto skip_runs = [&](std::vector<char>& states) {
    for (std::size_t i = 0; i < parts_.size(); ++i)
      if (states[i] != 0 && parts_[i].kind == Kind::run) states[i + 1] = 1;
  };
  now[0] = 1;
  skip_runs(now);
  std::optional<std::size_t> found;
  for (std::size_t at = 0;; ++at) {
    if (now.back() != 0) {
      found = at;
      if (!longest) return found;
    }
    if (at == value.size()) return found;
    std::fill(next.begin(), next.end(), 0);
    bool alive = false;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (now[i] == 0) continue;
      const Part& part = parts_[i];
      if (part.kind == Kind::byte && part.byte != value[at]) continue;
      next[part.kind == Kind::run ? i : i + 1] = 1;
      alive = true;
    }
    if (!alive) return found;
    skip_runs(next);
    now.swap(next);
  }
}

}  // namespace gate::syntax::dockerfile
