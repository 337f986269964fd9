// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/json_form.hpp"

#include <optional>
#include <string>

#include "gate/core/text.hpp"
#include "gate/syntax/dockerfile/words.hpp"

namespace gate::syntax::dockerfile {
namespace {

constexpr std::size_t max_depth = 200;

bool is_json_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::optional<std::uint32_t> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return {};
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = lower(text[i]);
    if (is_digit(c)) {
      value = value * 16 + static_cast<std::uint32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      value = value * 16 + static_cast<std::uint32_t>(c - 'a' + 10);
    } else {
      return {};
    }
  }
  return value;
}

std::string utf8(std::uint32_t code) {
  std::string out;
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | code >> 6U);
    put(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    put(0xE0U | code >> 12U);
    put(0x80U | (code >> 6U & 0x3FU));
    put(0x80U | (code & 0x3FU));
  } else {
    put(0xF0U | code >> 18U);
    put(0x80U | (code >> 12U & 0x3FU));
    put(0x80U | (code >> 6U & 0x3FU));
    put(0x80U | (code & 0x3FU));
  }
  return out;
}

// Walks over JSON text; every method returns false where the text is not JSON.
class Walker {
 public:
  explicit Walker(const LogicalText& text) : source_{text}, text_{text.text()} {}

  JsonForm read() {
    JsonForm form;
    skip_space();
    if (!take('[')) return {};
    skip_space();
    bool strings = true;
    if (!take(']')) {
      for (;;) {
        if (!element(form, strings)) return {};
        skip_space();
        if (take(']')) break;
        if (!take(',')) return {};
        skip_space();
      }
    }
    skip_space();
    if (at_ != text_.size()) return {};
    form.outcome = strings ? JsonForm::Outcome::strings : JsonForm::Outcome::other;
    return form;
  }

 private:
  bool element(JsonForm& form, bool& strings) {
    const auto begin = u32(at_);
    Word word;
    const bool is_string = peek() == '"';
    if (is_string ? !string(&word.content) : !value()) return false;
    word.span = source_.outer({begin, u32(at_)});
    if (is_string) {
      form.words.push_back(std::move(word));
    } else if (strings) {
      strings = false;
      form.offender = word.span;
    }
    return true;
  }

  // Any value, without recursion: `open_` holds the brackets that wait for their end.
  bool value() {
    std::string open;
    for (;;) {
      skip_space();
      if (!start_value(open)) return false;
      if (open.size() > max_depth) return false;
      if (expects_value_) continue;
      for (;;) {  // after a value
        if (open.empty()) return true;
        skip_space();
        if (take(open.back() == '[' ? ']' : '}')) {
          open.pop_back();
          continue;
        }
        if (!take(',')) return false;
        skip_space();
        if (open.back() == '{' && !key()) return false;
        break;
      }
    }
  }

  bool start_value(std::string& open) {
    expects_value_ = false;
    switch (peek()) {
      case '"':
        return string(nullptr);
      case '[':
      case '{': {
        const bool list = peek() == '[';
        ++at_;
        skip_space();
        if (take(list ? ']' : '}')) return true;
        open += list ? '[' : '{';
        expects_value_ = true;
        return list || key();
      }
      default:
        return literal();
    }
  }

  bool key() {
    if (peek() != '"' || !string(nullptr)) return false;
    skip_space();
    return take(':');
  }

  bool literal() {
    for (const std::string_view word : {"true", "false", "null"}) {
      if (text_.substr(at_, word.size()) != word) continue;
      at_ += word.size();
      return true;
    }
    return number();
  }

  bool number() {
    take('-');
    if (take('0')) {
    } else if (!digits()) {
      return false;
    }
    if (take('.') && !digits()) return false;
    if (lower(peek()) == 'e') {
      ++at_;
      if (!take('+')) take('-');
      return digits();
    }
    return true;
  }

  bool digits() {
    const std::size_t begin = at_;
    while (is_digit(peek()))
      ++at_;
    return at_ > begin;
  }

  bool string(LogicalText* into) {
    const std::size_t opening = at_++;
    if (into != nullptr) into->append({}, place(opening + 1, opening + 1).begin);
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c == '\\') {
        if (!escape(into)) return false;
        continue;
      }
      if (into != nullptr) into->append(text_.substr(at_, 1), place(at_, at_ + 1).begin);
      ++at_;
    }
    return false;
  }

  bool escape(LogicalText* into) {
    static constexpr std::string_view names = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const std::size_t begin = at_;
    if (at_ + 1 >= text_.size()) return false;
    const char c = text_[at_ + 1];
    std::string decoded;
    if (c == 'u') {
      const auto code = unicode();
      if (!code) return false;
      decoded = utf8(*code);
    } else {
      const std::size_t which = names.find(c);
      if (which == std::string_view::npos) return false;
      decoded = meanings[which];
      at_ += 2;
    }
    if (into != nullptr) into->append_decoded(decoded, place(begin, at_));
    return true;
  }

  std::optional<std::uint32_t> unicode() {
    const auto first = hex4(text_, at_ + 2);
    if (!first) return {};
    at_ += 6;
    if (*first < 0xD800 || *first > 0xDFFF) return first;
    const auto second = text_.substr(at_, 2) == "\\u" ? hex4(text_, at_ + 2) : std::nullopt;
    if (*first > 0xDBFF || !second || *second < 0xDC00 || *second > 0xDFFF) return 0xFFFD;
    at_ += 6;
    return 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00);
  }

  [[nodiscard]] Span place(std::size_t begin, std::size_t end) const {
    return source_.outer({u32(begin), u32(end)});
  }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void skip_space() {
    while (at_ < text_.size() && is_json_space(text_[at_]))
      ++at_;
  }

  const LogicalText& source_;
  std::string_view text_;
  std::size_t at_ = 0;
  bool expects_value_ = false;
};

}  // namespace

JsonForm read_json_form(const LogicalText& text) {
  const Span inner = trimmed(text.text(), {0, u32(text.size())});
  if (inner.begin >= text.size() || text.text()[inner.begin] != '[') return {};
  if (inner.begin == 0) return Walker{text}.read();
  const LogicalText rest = text.part({inner.begin, u32(text.size())});
  return Walker{rest}.read();
}

}  // namespace gate::syntax::dockerfile
