// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/document.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::scanners {
namespace {

bool starts_with_word(std::string_view text, std::string_view word) {
  return equals_ignoring_case(text.substr(0, word.size()), word);
}

bool has_wide_mark(std::string_view bytes) {
  constexpr std::array<std::string_view, 2> marks{"\xFE\xFF", "\xFF\xFE"};
  constexpr std::string_view wide_big{"\0\0\xFE\xFF", 4};
  return bytes.substr(0, 2) == marks[0] || bytes.substr(0, 2) == marks[1] ||
         bytes.substr(0, 4) == wide_big;
}

// UTF-16 without a mark: JSON begins with two ASCII characters, so every other byte is NUL.
std::string_view missing_mark(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return {};
  if (bytes[0] == '\0' && bytes[1] != '\0' && bytes[2] == '\0' && bytes[3] != '\0')
    return "\xFE\xFF";
  if (bytes[0] != '\0' && bytes[1] == '\0' && bytes[2] != '\0' && bytes[3] == '\0')
    return "\xFF\xFE";
  return {};
}

bool is_padding(char c) {
  return c == '\0' || is_space(c);
}

std::string_view without_padding(std::string_view text) {
  while (!text.empty() && is_padding(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_padding(text.back()))
    text.remove_suffix(1);
  return text;
}

// The number of the first line that begins like a JSON document, 0 if none of the first lines does.
std::size_t line_of_json(std::string_view text) {
  constexpr std::size_t lines_searched = 1000;
  for (std::size_t number = 1; number <= lines_searched && !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trim(text.substr(0, end));
    const bool opens = line == "{" || line == "[" || line == "[{" || line.substr(0, 2) == "{\"" ||
                       line.substr(0, 3) == "[{\"";
    if (opens) return number;
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return 0;
}

Refusal refuse_markup(std::string_view text) {
  constexpr std::size_t head_size = 4096;
  const std::string_view head = text.substr(0, head_size);
  if (starts_with_word(text, "<!doctype html") || starts_with_word(text, "<html"))
    return {
        ReportOutcome::error, Cause::foreign,
        fmt::format("this is an HTML page, such as a server's error message, and no report; {}, "
                    "so look at what the download or upload answered",
                    expected_reports)};
  if (head.find("cyclonedx.org/schema/bom") != std::string_view::npos)
    return {ReportOutcome::not_a_report, Cause::foreign,
            fmt::format("this is a CycloneDX document in XML, which is not read yet; {}",
                        expected_reports)};
  return {
      ReportOutcome::not_a_report, Cause::foreign,
      fmt::format("this is XML, HTML or Markdown and not JSON; {}, so choose the scanner's JSON or "
                  "SARIF output",
                  expected_reports)};
}

// False for what cannot be JSON from its first characters on: prose, tables, "[INFO] …",
// "2026-01-01T…".
bool may_start_json(std::string_view text) {
  const char first = text.front();
  if (first == '{' || first == '"') return true;
  if (first == '[') {
    const std::string_view inside = trim(text.substr(1));
    return inside.empty() || is_digit(inside.front()) ||
           std::string_view{"[{]\"-ntf"}.find(inside.front()) != std::string_view::npos;
  }
  if (is_digit(first) || first == '-')
    return text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
  return text == "null" || text == "true" || text == "false";
}

}  // namespace

Document::Document(std::string_view bytes) {
  const std::string_view mark = missing_mark(bytes);
  if (!mark.empty() || has_wide_mark(bytes)) {
    owned_ = decode_bom(std::string{mark}.append(bytes));
    text_ = owned_;
  } else {
    text_ = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? bytes.substr(3) : bytes;
  }
  text_ = without_padding(text_);
}

void Document::mend_surrogates() {
  owned_ = syntax::json::with_whole_surrogates(std::string{text_});
  text_ = owned_;
}

std::optional<Refusal> refuse_text(std::string_view text, bool has_bytes) {
  if (!has_bytes)
    return Refusal{
        ReportOutcome::error, Cause::empty,
        "the file is empty; a report was expected, so run the scanner again and check that "
        "it could write its output"};
  if (text.empty())
    return Refusal{
        ReportOutcome::error, Cause::empty,
        "the file holds nothing but white space; a report was expected, so run the scanner "
        "again and check that it could write its output"};
  if (text.front() == '<') return refuse_markup(text);
  if (may_start_json(text)) return std::nullopt;
  if (const std::size_t line = line_of_json(text); line > 1)
    return Refusal{
        ReportOutcome::error, Cause::unparsable,
        fmt::format("other text stands before the JSON that begins in line {}; only JSON is "
                    "expected, so let the scanner write the file itself and keep its "
                    "messages out of it",
                    line)};
  return Refusal{
      ReportOutcome::error, Cause::foreign,
      fmt::format("this is plain text and not JSON; {}, so choose the scanner's JSON or SARIF "
                  "output",
                  expected_reports)};
}

}  // namespace gate::scanners
