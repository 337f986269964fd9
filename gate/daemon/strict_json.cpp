// SPDX-License-Identifier: Apache-2.0
// YAML takes more than JSON does, and the engine's reader takes JSON only. This checks the grammar
// and keeps nothing; a stack of open brackets replaces recursion.
#include "gate/daemon/strict_json.hpp"

#include <vector>

#include "gate/core/text.hpp"

namespace gate::daemon {
namespace {

constexpr std::size_t deepest = 100;

class Checker {
 public:
  explicit Checker(std::string_view text) : text_{text} {}

  std::optional<JsonDefect> run() {
    if (!skip()) return defect_;
    if (at_ == text_.size()) return JsonDefect{0, "an empty file"};
    while (true) {
      if (!value()) return defect_;
      if (opened_) continue;
      if (!after_value()) return defect_;
      if (open_.empty()) break;
    }
    if (at_ < text_.size()) fail("text after the end");
    return defect_;
  }

 private:
  bool fail(std::string what) {
    if (!defect_) defect_ = JsonDefect{static_cast<std::uint32_t>(at_), std::move(what)};
    return false;
  }

  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  // White space; a comment is a defect.
  bool skip() {
    while (at_ < text_.size() &&
           (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
      ++at_;
    return peek() == '#' || peek() == '/' ? fail("a comment") : true;
  }

  // One value, or the opening of a collection with its first key.
  bool value() {
    opened_ = false;
    if (!skip()) return false;
    const char c = peek();
    if (c == '{' || c == '[') return open(c);
    if (c == '"') return string();
    if (c == '\'') return fail("single quotes");
    if (c == '-' || is_digit(c)) return number();
    for (const std::string_view word : {"true", "false", "null"}) {
      if (text_.substr(at_, word.size()) == word) {
        at_ += word.size();
        return is_alnum(peek()) ? fail("an unknown word") : true;
      }
    }
    return fail(at_ == text_.size() ? "an early end" : "no value");
  }

  bool open(char bracket) {
    if (open_.size() >= deepest) return fail("a nesting that is too deep");
    ++at_;
    if (!skip()) return false;
    const char closing = bracket == '{' ? '}' : ']';
    if (peek() == closing) {
      ++at_;
      return true;
    }
    open_.push_back(closing);
    opened_ = true;
    return bracket == '{' ? key() : true;
  }

  bool key() {
    if (!skip()) return false;
    if (peek() == '\'') return fail("single quotes");
    if (peek() == '}') return fail("a comma before the closing bracket");
    if (peek() != '"') return fail("no key in double quotes");
    if (!string() || !skip()) return false;
    if (peek() != ':') return fail("no colon after a key");
    ++at_;
    return true;
  }

  // Commas and closing brackets up to where the next value stands.
  bool after_value() {
    while (!open_.empty()) {
      if (!skip()) return false;
      if (peek() == open_.back()) {
        ++at_;
        open_.pop_back();
        continue;
      }
      if (peek() != ',') return fail(at_ == text_.size() ? "an early end" : "no comma");
      ++at_;
      if (open_.back() == '}') return key();
      if (!skip()) return false;
      return peek() == ']' ? fail("a comma before the closing bracket") : true;
    }
    return skip();
  }

  bool string() {
    ++at_;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return fail("a control character in a string");
      if (c != '\\') continue;
      ++at_;
      if (std::string_view{"\"\\/bfnrtu"}.find(peek()) == std::string_view::npos || peek() == '\0')
        return fail("an unknown escape in a string");
    }
    return fail("an early end");
  }

  bool number() {
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    if (peek() == '0' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))
      return fail("a number that starts with 0");
    while (is_digit(peek()) || peek() == '.' || lower(peek()) == 'e' || peek() == '+' ||
           peek() == '-')
      ++at_;
    return is_digit(text_[at_ - 1]) && at_ > begin ? true : fail("a broken number");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool opened_ = false;
  std::vector<char> open_;
  std::optional<JsonDefect> defect_;
};

}  // namespace

std::optional<JsonDefect> json_defect(std::string_view text) {
  return Checker{text}.run();
}

}  // namespace gate::daemon
