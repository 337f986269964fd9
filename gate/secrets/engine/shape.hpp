// SPDX-License-Identifier: Apache-2.0
//
// A shape describes a token once: "ghp_<A36>" is a literal and 36 characters of class A. The
// expression that nominates, the one that confirms and the example are all derived from it, and no
// line of source ever holds a whole token.
//
//   <A36> exactly 36     <A20-44> 20 to 44, the end soft     <A20+> 20 or more     <A40|53> 40 or
//   53 {a|b} one of two literals (the example takes the first)
//
//   A letters, digits   a lower, digits   N upper, digits   U A and _ -   L letters   D digits
//   H lower hex   X upper hex   B A and + / (padding may follow)   R upper case, 2-7
//   r lower case, 2-7   P U and = .   Q U and . ~   b lower-case bech32
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace gate::secrets::engine {

// A string that can be a template argument.
template <std::size_t n>
struct Literal {
  std::array<char, n> text = {};

  constexpr Literal() = default;
  consteval Literal(const char (&literal)[n]) {  // NOLINT(google-explicit-constructor,*-c-arrays)
    for (std::size_t i = 0; i < n; ++i)
      text.at(i) = literal[i];
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text.data(), n - 1}; }
};

// One piece of a shape.
struct Part {
  enum class Type : unsigned char { literal, choice, run };

  Type type = Type::literal;
  std::string_view text = {};  // the literal, or the choices separated by '|'
  char set = '\0';             // the class of a run
  std::size_t min = 0;         // its lengths
  std::size_t max = 0;         // 0: open
  std::size_t other = 0;       // the second length of <A40|53>, else 0
};

constexpr std::size_t read_number(std::string_view& text) {
  std::size_t number = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    number = number * 10 + static_cast<std::size_t>(text.front() - '0');
    text.remove_prefix(1);
  }
  return number;
}

// Where one of `wanted` first stands in `text`, else its size. Not find_first_of: with
// -fsanitize=undefined g++ 12 takes that for no constant on the text of a template argument.
constexpr std::size_t place_of(std::string_view wanted, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    for (const char one : wanted)
      if (text[i] == one) return i;
  return text.size();
}

// Takes the next part off the front of `rest`, which must not be empty.
constexpr Part take_part(std::string_view& rest) {
  Part part;
  if (rest.front() == '{') {
    const std::size_t end = place_of("}", rest);
    part.type = Part::Type::choice;
    part.text = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
  } else if (rest.front() == '<') {
    const std::size_t end = place_of(">", rest);
    std::string_view inner = rest.substr(2, end - 2);
    part.type = Part::Type::run;
    part.set = rest[1];
    part.min = part.max = read_number(inner);
    if (!inner.empty()) {
      const char sign = inner.front();
      inner.remove_prefix(1);
      const std::size_t second = read_number(inner);
      if (sign == '|')
        part.other = second;
      else
        part.max = second;  // 0 after '+'
    }
    rest.remove_prefix(end + 1);
  } else {
    const std::size_t end = place_of("<{", rest);
    part.text = rest.substr(0, end);
    rest.remove_prefix(end);
  }
  return part;
}

// The characters of a class, as many as it has.
constexpr std::string_view characters(char set) {
  constexpr std::string_view all =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-=.~";
  constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  constexpr std::string_view hex = "ABCDEF0123456789abcdef";
  switch (set) {
    case 'A':
      return all.substr(0, 62);
    case 'a':
      return "abcdefghijklmnopqrstuvwxyz0123456789";
    case 'N':
      return upper;
    case 'U':
      return all.substr(0, 64);
    case 'L':
      return all.substr(0, 52);
    case 'D':
      return upper.substr(26);
    case 'H':
      return hex.substr(6);
    case 'X':
      return hex.substr(0, 16);
    case 'B':
      return "ABCDEFGHIJKLMNOPQRSTUVWXYZ+abcdefghijklmnopqrstuvwxyz/0123456789";
    case 'R':
      return "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    case 'r':
      return "abcdefghijklmnopqrstuvwxyz234567";
    case 'P':
      return all.substr(0, 66);
    case 'Q':
      return "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.~";
    case 'b':
      return "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
    default:
      return {};
  }
}

// The size of the example of `shape`.
constexpr std::size_t sample_size(std::string_view shape) {
  std::size_t size = 0;
  while (!shape.empty()) {
    const Part part = take_part(shape);
    size += part.type == Part::Type::run ? part.min : place_of("|", part.text);
  }
  return size;
}

// Writes the example of `shape`: each run walks its class in wide steps, so that it is neither a
// sequence nor a real token.
constexpr char* write_sample(std::string_view shape, char* out) {
  std::size_t turn = 5;
  while (!shape.empty()) {
    const Part part = take_part(shape);
    if (part.type == Part::Type::run) {
      const std::string_view set = characters(part.set);
      for (std::size_t i = 0; i < part.min; ++i, turn += 23)
        *out++ = set[turn % set.size()];
    } else {
      for (const char c : part.text.substr(0, place_of("|", part.text)))
        *out++ = c;
    }
  }
  return out;
}

template <std::size_t n, std::size_t m>
consteval auto operator+(const Literal<n>& a, const Literal<m>& b) {
  Literal<n + m - 1> joined;
  for (std::size_t i = 0; i + 1 < n; ++i)
    joined.text.at(i) = a.text.at(i);
  for (std::size_t i = 0; i < m; ++i)
    joined.text.at(n - 1 + i) = b.text.at(i);
  return joined;
}

// `before`, the example of `shape`, `after`, with a final NUL.
template <Literal before, Literal shape, Literal after>
consteval auto make_sample() {
  std::array<char, before.view().size() + sample_size(shape.view()) + after.view().size() + 1>
      text = {};
  char* out = text.data();
  for (const char c : before.view())
    *out++ = c;
  out = write_sample(shape.view(), out);
  for (const char c : after.view())
    *out++ = c;
  return text;
}

// The text of make_sample, with static storage.
template <Literal before, Literal shape, Literal after = "">
inline constexpr auto sample = make_sample<before, shape, after>();

template <std::size_t n>
constexpr std::string_view text_of(const std::array<char, n>& made) {
  return {made.data(), n - 1};
}

// The Vectorscan expression: the shape with its open end cut to the shortest.
std::string probe_of(std::string_view shape);
// The PCRE2 expression, which finds the real end.
std::string confirm_of(std::string_view shape);
// How many bytes at the start of `token` every token of this shape has: they may be shown.
std::size_t public_prefix(std::string_view shape, std::string_view token);
// How many bytes of its literals every token of this shape has.
std::size_t literal_size(std::string_view shape);
// Whether all of `text` has the shape. Runs are greedy: a run followed by a run or by a literal of
// its own class needs a fixed length.
bool fits(std::string_view shape, std::string_view text);

}  // namespace gate::secrets::engine
