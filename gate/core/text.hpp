// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gate {

// ASCII only, whatever the locale: every format this project reads defines its words in ASCII.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_alpha(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}
constexpr bool is_alnum(char c) {
  return is_digit(c) || is_alpha(c);
}
constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
constexpr bool is_space(char c) {
  return is_blank(c) || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

// `text` with A-Z in lower case.
std::string lower(std::string_view text);
bool equals_ignoring_case(std::string_view a, std::string_view b);
// Where `part` first stands in `text`, without regard to ASCII case; npos if it does not.
std::size_t find_ignoring_case(std::string_view text, std::string_view part);

// `text` without leading and trailing white space.
std::string_view trim(std::string_view text);
// The pieces between separators; always at least one, pieces may be empty.
std::vector<std::string_view> split(std::string_view text, char separator);
// The lines of `text` without LF or CRLF; a final line break starts no further line.
std::vector<std::string_view> lines_of(std::string_view text);

// The number of Unicode code points; a byte that is no valid UTF-8 counts as one.
std::size_t code_points(std::string_view text);
// True if every byte belongs to well-formed UTF-8.
bool is_utf8(std::string_view text);
// `text` as UTF-8 that a person can read on one line: bytes that are not UTF-8, C0/C1 controls,
// line breaks and bidirectional controls become \xNN or \u{NNNN}. For messages, never for data.
std::string printable(std::string_view text);

// The name in `names` nearest to `word` by edit distance, if one is near enough to suggest.
std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view>& names);

// True if `path` matches the glob: `*` and `?` inside one path segment, `**` across segments,
// `[abc]`; a pattern without `/` matches the last segment, a leading or trailing `/` is ignored
// but a pattern that names a folder also matches what lies below it.
bool matches_glob(std::string_view pattern, std::string_view path);

// Decodes UTF-16 and UTF-32 (by byte order mark) to UTF-8 and drops a UTF-8 mark. Text without a
// mark comes back unchanged; an unpaired surrogate becomes U+FFFD.
std::string decode_bom(std::string text);

}  // namespace gate
