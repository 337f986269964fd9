// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/expand.hpp"

#include <algorithm>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/syntax/dockerfile/pattern.hpp"
#include "gate/syntax/dockerfile/words.hpp"

namespace gate::syntax::dockerfile {
namespace {

constexpr int max_depth = 32;
constexpr std::size_t max_value = 16384;
constexpr std::string_view special = "@*#?-$!0";

// One pass over a text. A method that meets a defect sets `bad` and stops the pass.
class Pass {
 public:
  Pass(std::string_view text, char escape, const Lookup& lookup, std::uint64_t& budget)
      : text_{text}, escape_{escape}, lookup_{lookup}, budget_{budget} {}

  Expanded run() {
    Piece whole = until('\0', false, 0);
    made_.text = std::move(whole.text);
    made_.known = whole.known && !made_.bad;
    if (made_.text.size() > max_value) {
      made_.text.resize(max_value);
      made_.known = false;
    }
    return std::move(made_);
  }

 private:
  struct Piece {
    std::string text = {};
    bool known = true;
  };

  // Up to an unquoted `stop`, which is taken; up to the end for '\0'. `raw` keeps escapes.
  Piece until(char stop, bool raw, int depth) {
    Piece piece;
    while (at_ < text_.size() && !made_.bad) {
      const char c = text_[at_];
      if (stop != '\0' && c == stop) {
        ++at_;
        return piece;
      }
      if (c == '\'') {
        single_quoted(piece, raw);
      } else if (c == '"') {
        double_quoted(piece, raw, depth);
      } else if (c == '$') {
        dollar(piece, depth);
      } else {
        plain(piece, raw);
      }
    }
    if (stop != '\0' && !made_.bad) fail(at_, at_, "a `${` is not closed by `}`");
    return piece;
  }

  void plain(Piece& piece, bool raw) {
    if (text_[at_] == escape_) {
      if (raw) piece.text += escape_;
      if (++at_ == text_.size()) return;
    }
    piece.text += text_[at_++];
  }

  void single_quoted(Piece& piece, bool raw) {
    made_.quoted = true;
    const std::size_t begin = at_++;
    const std::size_t end = text_.find('\'', at_);
    if (end == std::string_view::npos) return fail(begin, text_.size(), "a single quote is open");
    for (; at_ < end; ++at_) {
      if (raw && text_[at_] == escape_) piece.text += escape_;
      piece.text += text_[at_];
    }
    ++at_;
  }

  void double_quoted(Piece& piece, bool raw, int depth) {
    made_.quoted = true;
    const std::size_t begin = at_++;
    while (at_ < text_.size() && !made_.bad) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return;
      }
      if (c == '$') {
        dollar(piece, depth);
        continue;
      }
      ++at_;
      if (c == escape_ && at_ < text_.size() &&
          (text_[at_] == '"' || text_[at_] == '$' || text_[at_] == escape_)) {
        if (raw) piece.text += escape_;
        piece.text += text_[at_++];
      } else if (c != escape_ || at_ < text_.size()) {
        piece.text += c;
      }
    }
    if (!made_.bad) fail(begin, text_.size(), "a double quote is open");
  }

  std::string_view read_name() {
    const std::size_t begin = at_;
    if (at_ < text_.size() && is_digit(text_[at_])) {
      while (at_ < text_.size() && is_digit(text_[at_]))
        ++at_;
    } else if (at_ < text_.size() && special.find(text_[at_]) != std::string_view::npos) {
      ++at_;
    } else {
      while (at_ < text_.size() && (is_alnum(text_[at_]) || text_[at_] == '_'))
        ++at_;
    }
    return text_.substr(begin, at_ - begin);
  }

  void dollar(Piece& piece, int depth) {
    const std::size_t begin = at_++;
    if (at_ < text_.size() && text_[at_] == '{') return braces(piece, begin, depth);
    const std::string_view name = read_name();
    if (name.empty()) {
      piece.text += '$';
      return;
    }
    put(piece, begin, refer(name, begin, false));
  }

  void braces(Piece& piece, std::size_t begin, int depth) {
    ++at_;
    if (depth >= max_depth) return fail(begin, at_, "the nesting of `${` is too deep");
    if (at_ >= text_.size()) return fail(begin, at_, "a `${` is not closed by `}`");
    if (std::string_view{"{}:"}.find(text_[at_]) != std::string_view::npos)
      return fail(begin, at_ + 1, "`${` is not followed by the name of a variable");
    const std::string_view name = read_name();
    if (at_ >= text_.size()) return fail(begin, at_, "a `${` is not closed by `}`");
    char operation = text_[at_++];
    if (operation == '}') return put(piece, begin, refer(name, begin, false));
    const bool colon = operation == ':';
    if (colon) operation = at_ < text_.size() ? text_[at_++] : '\0';
    const std::string_view allowed = colon ? "-+?" : "-+?#%/";
    if (operation == '\0' || allowed.find(operation) == std::string_view::npos)
      return fail(begin, at_,
                  "`" + printable(text_.substr(begin, at_ - begin)) +
                      "` is no form of variable that a Dockerfile knows");
    if (operation == '/') return replace(piece, begin, name, depth);
    const Piece word = until('}', operation == '#' || operation == '%', depth + 1);
    if (made_.bad) return;
    const bool alternative = operation == '-' || operation == '+';
    const Variable variable = refer(name, begin, alternative);
    if (alternative) return choose(piece, begin, variable, operation == '-', colon, word);
    if (operation == '?' || variable.knowledge != Knowledge::known || !word.known)
      return put(piece, begin,
                 variable.knowledge == Knowledge::known && !word.known
                     ? Variable{Knowledge::set, {}}
                     : variable);
    cut(piece, begin, variable.value, operation, word.text);
  }

  void choose(Piece& piece, std::size_t begin, const Variable& variable, bool is_default,
              bool colon, const Piece& word) {
    if (variable.knowledge == Knowledge::set) {
      if (is_default || colon) return put(piece, begin, variable);
      return put(piece, word);
    }
    const bool has = variable.knowledge == Knowledge::known && !(colon && variable.value.empty());
    if (is_default && has) return put(piece, begin, variable);
    if (is_default || has) put(piece, word);
  }

  void cut(Piece& piece, std::size_t begin, std::string_view value, char operation,
           std::string_view word) {
    const bool longest = !word.empty() && word.front() == operation;
    if (longest) word.remove_prefix(1);
    Pattern pattern{word};
    if (!spend(pattern.cost(value.size()))) return put(piece, begin, {Knowledge::set, {}});
    std::string copy{value};
    if (operation == '%') {
      std::reverse(copy.begin(), copy.end());
      pattern = pattern.reversed();
    }
    if (const auto length = pattern.prefix(copy, longest)) copy.erase(0, *length);
    if (operation == '%') std::reverse(copy.begin(), copy.end());
    put(piece, {copy, true});
  }

  void replace(Piece& piece, std::size_t begin, std::string_view name, int depth) {
    const bool all = at_ < text_.size() && text_[at_] == '/';
    if (all) ++at_;
    const Piece word = until('/', true, depth + 1);
    if (made_.bad) return;
    const Piece with = until('}', true, depth + 1);
    if (made_.bad) return;
    const Variable variable = refer(name, begin, false);
    if (variable.knowledge != Knowledge::known || !word.known || !with.known)
      return put(piece, begin,
                 variable.knowledge == Knowledge::known ? Variable{Knowledge::set, {}} : variable);
    const Pattern pattern{word.text};
    const std::string_view value = variable.value;
    std::string result;
    std::size_t at = 0;
    bool open = true;
    while (at < value.size()) {
      if (!spend(pattern.cost(value.size() - at))) return put(piece, begin, {Knowledge::set, {}});
      const auto length = open ? pattern.prefix(value.substr(at), true) : std::nullopt;
      if (length && *length > 0) {
        result += with.text;
        at += *length;
        open = all;
      } else {
        result += value[at++];
      }
      if (result.size() > max_value) return put(piece, begin, {Knowledge::set, {}});
    }
    put(piece, {result, true});
  }

  Variable refer(std::string_view name, std::size_t begin, bool has_default) {
    const Variable variable = lookup_(name);
    made_.references.push_back(
        {std::string{name}, {u32(begin), u32(at_)}, variable.knowledge, has_default});
    return variable;
  }

  void put(Piece& piece, std::size_t begin, const Variable& variable) {
    const bool known = variable.knowledge == Knowledge::known;
    put(piece, {std::string{known ? variable.value : text_.substr(begin, at_ - begin)}, known});
  }

  void put(Piece& piece, const Piece& more) {
    if (!more.known) piece.known = false;
    if (piece.text.size() > max_value || !spend(more.text.size())) {
      piece.known = false;
      return;
    }
    piece.text += more.text;
  }

  bool spend(std::uint64_t steps) {
    if (steps > budget_) return false;
    budget_ -= steps;
    return true;
  }

  void fail(std::size_t begin, std::size_t end, std::string message) {
    at_ = text_.size();
    made_.bad = BadExpansion{{u32(begin), u32(end)}, std::move(message)};
  }

  std::string_view text_;
  char escape_;
  const Lookup& lookup_;
  std::uint64_t& budget_;
  std::size_t at_ = 0;
  Expanded made_;
};

}  // namespace

Expanded Expander::expand(std::string_view text, const Lookup& lookup) {
  return Pass{text, escape_, lookup, budget_}.run();
}

}  // namespace gate::syntax::dockerfile
