// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/refusal.hpp"

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::scanners {
namespace {

using syntax::json::Defect;

// The text from a position on. Positions count lines and code points, so only the line is used,
// which is enough to tell what follows a document.
std::string_view from_line(std::string_view text, std::uint32_t line) {
  for (; line > 1; --line) {
    const std::size_t line_break = text.find('\n');
    if (line_break == std::string_view::npos) return {};
    text.remove_prefix(line_break + 1);
  }
  return text;
}

bool starts_document(std::string_view text) {
  text = trim(text);
  return !text.empty() && (text.front() == '{' || text.front() == '[');
}

Refusal trailing(const Defect& defect, std::string_view text) {
  if (starts_document(from_line(text, defect.at.line)))
    return {ReportOutcome::error, Cause::unparsable,
            fmt::format("a second JSON document begins at {}:{}; one report a file is expected, so "
                        "write each scan into a file of its own",
                        defect.at.line, defect.at.column)};
  return {ReportOutcome::error, Cause::unparsable,
          fmt::format("text follows the report at {}:{}; only JSON is expected, so let the scanner "
                      "write the file itself and keep its messages out of it",
                      defect.at.line, defect.at.column)};
}

}  // namespace

const std::string_view expected_reports =
    "a Trivy, Snyk, Docker Scout or SARIF report was expected";

Refusal refusal_of(const Defect& defect, std::string_view text) {
  const std::string place = fmt::format("{}:{}", defect.at.line, defect.at.column);
  switch (defect.kind) {
    case Defect::Kind::truncated:
      return {
          ReportOutcome::error, Cause::truncated,
          fmt::format("the report ends at {} in the middle of its JSON; the scan was cut off, so "
                      "run the scanner again",
                      place)};
    case Defect::Kind::trailing:
      return trailing(defect, text);
    case Defect::Kind::repeated:
      return {
          ReportOutcome::error, Cause::unparsable,
          fmt::format("{} before {}, so it is not clear which one counts; run the scanner again",
                      defect.what, place)};
    case Defect::Kind::limit:
      return {ReportOutcome::error, Cause::limit,
              fmt::format("{} at {}; a report within the limits is expected, so split the scan",
                          defect.what, place)};
    case Defect::Kind::surrogate:
    case Defect::Kind::malformed:
      break;
  }
  return {
      ReportOutcome::error, Cause::unparsable,
      fmt::format("the JSON is broken at {}: {}; run the scanner again and keep other output out "
                  "of the file",
                  place, defect.what)};
}

}  // namespace gate::scanners
