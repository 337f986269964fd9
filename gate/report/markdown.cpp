// SPDX-License-Identifier: Apache-2.0
#include "gate/report/markdown.hpp"

#include <algorithm>

#include "gate/core/text.hpp"

namespace gate::report {
namespace {

// A sign that no reader sees, put where "@name" or "#1" would become a link.
constexpr std::string_view invisible = "&#8203;";

bool is_special(char c) {
  return std::string_view{"\\`*_[]|~$!"}.find(c) != std::string_view::npos;
}

// At the start of a line these would begin a list, a quote, a heading or a rule.
bool begins_block(char c) {
  return std::string_view{"-+=#"}.find(c) != std::string_view::npos;
}

bool is_mention(std::string_view text, std::size_t at) {
  const bool in_word = at > 0 && (is_alnum(text[at - 1]) || text[at - 1] == '_');
  const bool named = at + 1 < text.size() && is_alnum(text[at + 1]);
  return named && (text[at] == '#' || !in_word);
}

void append(std::string& onto, std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '&') {
    onto += "&amp;";
  } else if (c == '<') {
    onto += "&lt;";
  } else if (c == '>') {
    onto += "&gt;";
  } else if (is_special(c) || (at == 0 && begins_block(c))) {
    onto += '\\';
    onto += c;
    if (c == '#' && is_mention(text, at)) onto += invisible;
  } else if (c == ':' && text.substr(at, 3) == "://") {
    onto += "&#58;";
  } else if (c == '.' && at >= 3 && equals_ignoring_case(text.substr(at - 3, 3), "www")) {
    onto += "&#46;";
  } else {
    onto += c;
    if ((c == '@' || c == '#') && is_mention(text, at)) onto += invisible;
  }
}

}  // namespace

std::string markdown_text(std::string_view text) {
  const std::string shown = printable(text);
  std::string escaped;
  escaped.reserve(shown.size() + shown.size() / 8);
  std::size_t digits = 0;
  while (digits < shown.size() && is_digit(shown[digits]))
    ++digits;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const bool ends_number = i == digits && digits > 0 && (shown[i] == '.' || shown[i] == ')');
    const bool numbered = ends_number && (i + 1 == shown.size() || shown[i + 1] == ' ');
    if (numbered) escaped += '\\';  // "1." at the start of a line begins a list
    append(escaped, shown, i);
  }
  return escaped;
}

std::string markdown_block(std::string_view text, std::string_view language) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(std::max<std::size_t>(longest + 1, 3), '`');
  std::string block = fence + std::string{language} + '\n' + std::string{text};
  if (block.back() != '\n') block += '\n';
  return block + fence + '\n';
}

}  // namespace gate::report
