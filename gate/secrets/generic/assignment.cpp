// SPDX-License-Identifier: Apache-2.0
//
// One reader for the assignments of all languages: from the separator back to the name, from the
// separator on to the value. Languages differ in how they quote and end values, not in the order of
// name, separator and value.
#include "gate/secrets/generic/assignment.hpp"

#include <algorithm>
#include <string>

#include "gate/core/text.hpp"
#include "gate/secrets/generic/filters.hpp"

namespace gate::secrets {
namespace {

constexpr std::size_t longest_key = 128;
constexpr std::size_t longest_value = 4096;

bool is_quote(char c) {
  return c == '"' || c == '\'' || c == '`';
}
bool is_key_char(char c) {
  return is_alnum(c) || c == '_' || c == '.' || c == '-' || c == '$' || c == '@';
}
bool is_break(char c) {
  return c == '\n' || c == '\r' || c == '\0';
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// The name that ends before `at`, behind quotes, brackets and blanks.
Span key_before(std::string_view text, std::size_t at, bool lines) {
  std::size_t end = at;
  std::size_t skipped = 0;
  const auto between = [&](char c) {
    return is_blank(c) || is_quote(c) || c == '\\' || c == ')' || c == ']' || c == '?' ||
           c == '+' || c == ':' || c == ',' || c == '|' || (lines && (c == '\n' || c == '\r'));
  };
  while (end > 0 && skipped < 64 && between(text[end - 1])) {
    --end;
    ++skipped;
  }
  std::size_t begin = end;
  while (begin > 0 && end - begin < longest_key && is_key_char(text[begin - 1]))
    --begin;
  // an escape of the surrounding string is no letter of the name: "\nPASSWORD="
  if (begin > 0 && text[begin - 1] == '\\' && end - begin > 1 &&
      std::string_view{"nrt"}.find(text[begin]) != std::string_view::npos)
    ++begin;
  while (begin < end && (text[begin] == '-' || text[begin] == '.'))
    ++begin;
  return span_of(begin, end);
}

// Behind a separator: "= ", ":=", "=>", then prefixes of string literals such as b, r, u, L, @, f.
std::size_t value_start(std::string_view text, std::size_t separator) {
  std::size_t at = separator + 1;
  while (at < text.size() && (text[at] == '=' || text[at] == '>'))
    ++at;
  while (at < text.size() && is_blank(text[at]))
    ++at;
  std::size_t prefix = at;
  while (prefix < text.size() && prefix - at < 2 &&
         std::string_view{"bruLfBRUF@"}.find(text[prefix]) != std::string_view::npos)
    ++prefix;
  return prefix < text.size() && prefix > at && is_quote(text[prefix]) ? prefix : at;
}

// `: string = "…"`: the separator behind a type, or the one given.
std::size_t behind_type(std::string_view text, std::size_t separator) {
  if (text[separator] != ':') return separator;
  std::size_t at = separator + 1;
  const std::size_t last = std::min(text.size(), at + 48);
  const auto in_type = [](char c) {
    return is_alnum(c) || std::string_view{" _&<>[]?.|:"}.find(c) != std::string_view::npos;
  };
  while (at < last && in_type(text[at]))
    ++at;
  const bool assigned = at + 1 < text.size() && at > separator + 1 && text[at] == '=' &&
                        text[at + 1] != '=' && text[at + 1] != '>';
  if (!assigned) return separator;
  std::size_t quote = at + 1;
  while (quote < text.size() && is_blank(text[quote]))
    ++quote;
  return quote < text.size() && is_quote(text[quote]) ? at : separator;
}

bool is_comparison(std::string_view text, std::size_t separator) {
  const char c = text[separator];
  const char next = separator + 1 < text.size() ? text[separator + 1] : ' ';
  const char before = separator > 0 ? text[separator - 1] : ' ';
  if (c == '=')
    return next == '=' || next == '~' || before == '!' || before == '=' || before == '<' ||
           before == '>' || before == '~';
  return c == ':' && (next == ':' || next == '/' || before == ':');
}

// The call-like ("NAME", "value") only: elsewhere a comma parts the items of a list.
bool is_argument(std::string_view text, Span key) {
  return key.begin >= 2 && is_quote(text[key.begin - 1]) && text[key.begin - 2] == '(';
}

bool is_separator(char c) {
  return c == '=' || c == ':' || c == ',' || c == '>';
}

// The separator at `at`, or the one before the blanks before `at`, or the last of those blanks.
std::size_t separator_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || is_separator(text[at])) return at;
  std::size_t separator = at;
  while (separator > 0 && separator + 8 > at && is_blank(text[separator - 1]))
    --separator;
  if (separator == 0) return text.size();
  return is_separator(text[separator - 1]) || separator == at ? separator - 1 : separator;
}

}  // namespace

Setting setting_of(std::string_view path) {
  const auto slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return Setting::data;
  const std::string end = lower(name.substr(dot + 1, 12));
  return is_one_of(
             "c|h|cc|cpp|cxx|hpp|hh|hxx|inl|m|mm|cs|java|kt|kts|scala|groovy|gradle|go|rs|py|pyi|"
             "rb|"
             "php|js|jsx|mjs|cjs|ts|tsx|mts|cts|vue|svelte|swift|dart|lua|pl|pm|r|jl|ex|exs|erl|hs|"
             "clj|cljs|fs|vb|sol|zig|nim|html|htm|css|scss|less|map|ipynb|ml|sql|tf|hcl|proto|"
             "graphql",
             end)
             ? Setting::source
             : Setting::data;
}

bool is_test_path(std::string_view path) {
  const std::string small = lower(path);
  const auto parts = split(small, '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string_view part = parts[i];
    if (i + 1 < parts.size()) {
      if (is_one_of(
              "test|tests|testing|testdata|test-data|test_data|spec|specs|__tests__|__mocks__|"
              "fixture|fixtures|example|examples|sample|samples|doc|docs|documentation|mock|"
              "mocks|e2e|demo|demos|integration-tests",
              part))
        return true;
      continue;
    }
    for (const std::string_view mark :
         {"_test.", ".test.", ".spec.", "_spec.", "example", "sample", "fixture", "readme"})
      if (part.find(mark) != std::string_view::npos) return true;
    for (const std::string_view end : {".md", ".rst", ".adoc", ".dist", ".template", ".tmpl"})
      if (part.size() > end.size() && part.substr(part.size() - end.size()) == end) return true;
    if (part.substr(0, 5) == "test_") return true;
  }
  return false;
}

// The text up to the closing quote at or after `begin`; empty if the line has none.
Span AssignmentReader::quoted(std::size_t begin, char quote, bool escaped) {
  Known& open = open_.at(quote == '"' ? 0 : quote == '\'' ? 1 : 2);
  if (open.covers(begin)) return {};
  const std::size_t last = std::min(text_.size(), begin + longest_value);
  std::size_t i = begin;
  for (; i < last && !is_break(text_[i]); ++i) {
    if (text_[i] == '\\' && i + 1 < last) {
      if (escaped && text_[i + 1] == quote) return span_of(begin, i);
      ++i;
    } else if (text_[i] == quote && !escaped) {
      return span_of(begin, i);
    }
  }
  open = {begin, std::min(i, last)};
  return {};
}

Assignment AssignmentReader::unquoted(std::size_t begin, bool query, bool markup) {
  const std::size_t last = std::min(text_.size(), begin + longest_value);
  std::size_t end = begin;
  const auto ends = [&](char c) {
    return is_break(c) || is_blank(c) || is_quote(c) || (query && (c == '&' || c == '#')) ||
           (markup && c == '<');
  };
  while (end < last && !ends(text_[end]))
    ++end;
  if (!value_.covers(begin)) nested_ = 0;
  value_ = {begin, end};
  // An escape of a surrounding string is not part of the value.
  if (end < last && end > begin && is_quote(text_[end]) && text_[end - 1] == '\\') --end;
  for (std::size_t i = begin; i + 1 < end; ++i)
    if (text_[i] == '\\' && (text_[i + 1] == 'n' || text_[i + 1] == 'r')) end = i;
  while (end > begin && std::string_view{",;)]}"}.find(text_[end - 1]) != std::string_view::npos &&
         std::string_view{"${["}.find(text_[begin]) == std::string_view::npos)
    --end;
  Assignment found;
  found.value = span_of(begin, end);
  std::size_t next = end;
  while (next < last && is_blank(text_[next]))
    ++next;
  found.prose = next > end && next + 1 < last && is_alpha(text_[next]) &&
                (is_alpha(text_[next + 1]) || is_blank(text_[next + 1]));
  return found;
}

std::optional<Assignment> AssignmentReader::at(std::size_t at) {
  const std::size_t separator = separator_at(text_, at);
  if (separator >= text_.size()) return std::nullopt;
  if (is_comparison(text_, separator)) return std::nullopt;
  if (value_.covers(separator) && ++nested_ > 4) return std::nullopt;
  Span key = key_before(text_, separator, false);
  // <add key="Password" value="…"/>, - name: PASSWORD / value: …, "name": "PASSWORD", "value": "…"
  if (key.end - key.begin == 5 && lower(text_.substr(key.begin, 5)) == "value") {
    const bool is_quoted = key.begin > 0 && is_quote(text_[key.begin - 1]);
    key = key_before(text_, key.begin - (is_quoted ? 1 : 0), true);
  }
  if (key.begin == key.end) return std::nullopt;
  if (text_[separator] == ',' && !is_argument(text_, key)) return std::nullopt;
  const bool markup = text_[separator] == '>';
  if (markup && (key.begin == 0 || text_[key.begin - 1] != '<')) return std::nullopt;

  const std::size_t begin = value_start(text_, behind_type(text_, separator));
  if (begin >= text_.size()) return std::nullopt;
  const bool escaped =
      text_[begin] == '\\' && begin + 1 < text_.size() && is_quote(text_[begin + 1]);
  const std::size_t quote = escaped ? begin + 1 : begin;
  Assignment found;
  if (is_quote(text_[quote]) && !markup) {
    found.value = quoted(quote + 1, text_[quote], escaped);
    found.quoted = true;
  } else {
    if (text_[separator] == ',') return std::nullopt;
    const bool query = key.begin > 0 &&
                       std::string_view{"?&;"}.find(text_[key.begin - 1]) != std::string_view::npos;
    found = unquoted(begin, query, markup);
  }
  found.key = key;
  if (found.value.begin >= found.value.end) return std::nullopt;
  return found;
}

}  // namespace gate::secrets
