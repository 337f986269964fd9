// SPDX-License-Identifier: Apache-2.0
// GitLab checks each element by itself and drops those it does not like without a word; elements
// with the same fingerprint become one. So every member is always there and fingerprints differ.
#include "integrations/formats/codequality.hpp"

#include <algorithm>
#include <unordered_map>

#include "gate/core/fingerprint.hpp"
#include "gate/core/text.hpp"
#include "gate/report/glyph.hpp"
#include "gate/report/json_writer.hpp"
#include "gate/report/listing.hpp"
#include "gate/report/sentences.hpp"
#include "integrations/formats/new_suppression.hpp"

namespace gate::formats {
namespace {

constexpr std::size_t text_columns = 1000;

struct Entry {
  std::string description = {}, check_name = {}, fingerprint = {}, path = {};
  std::string_view severity = "info";
  std::uint32_t line = 0;
};

std::string_view severity_word(Rating rating) {
  switch (rating.value_or(Severity::high)) {
    case Severity::critical:
      return "blocker";
    case Severity::high:
      return "critical";
    case Severity::medium:
      return "major";
    case Severity::low:
      return "minor";
    case Severity::info:
      break;
  }
  return "info";
}

// GitLab compares with the paths of its own diff.
std::string relative(std::string_view path) {
  while (path.substr(0, 2) == "./")
    path.remove_prefix(2);
  return path.empty() ? "." : printable(path);
}

std::string description(const Finding& finding) {
  std::string text = report::title(finding);
  if (finding.severity.is_unknown()) text += " (unknown severity)";
  if (!finding.message.empty()) text += ": " + report::clipped(finding.message, text_columns);
  if (finding.package) text += "; " + report::package_line(*finding.package);
  if (!finding.fix.empty()) text += "; fix: " + report::clipped(finding.fix, text_columns);
  if (!finding.commit.empty()) text += "; in commit " + report::clipped(finding.commit, 64);
  return text;
}

Entry entry_of(const Finding& finding) {
  Entry entry;
  entry.description = description(finding);
  entry.check_name = printable(finding.id);
  entry.fingerprint = finding.fingerprint;
  if (entry.fingerprint.empty())
    entry.fingerprint = sha256(finding.id + '\n' + finding.path + '\n' + finding.message);
  entry.path = relative(finding.path);
  entry.severity = severity_word(finding.severity);
  entry.line = finding.commit.empty() ? finding.line : 0;
  return entry;
}

Entry entry_of(const NewSuppression& added) {
  Entry entry;
  entry.description =
      "this change suppresses findings: " + report::clipped(added.text, text_columns);
  entry.check_name = "new-suppression";
  entry.fingerprint = sha256("new-suppression\n" + added.path + '\n' + added.text);
  entry.path = relative(added.path);
  entry.line = added.line;
  return entry;
}

class Entries {
 public:
  explicit Entries(report::JsonWriter& out) : out_{out} {}

  void write(Entry entry) {
    const std::uint64_t seen = seen_[entry.fingerprint]++;
    if (seen > 0) entry.fingerprint = sha256(entry.fingerprint + '\n' + std::to_string(seen));
    out_.open_object();
    out_.text("description", entry.description);
    out_.text("check_name", entry.check_name);
    out_.text("fingerprint", entry.fingerprint);
    out_.text("severity", entry.severity);
    out_.open_object("location");
    out_.text("path", entry.path);
    out_.open_object("lines");
    out_.number("begin", std::max<std::uint32_t>(entry.line, 1));
    out_.close();
    out_.close();
    out_.close();
  }

 private:
  report::JsonWriter& out_;
  std::unordered_map<std::string, std::uint64_t> seen_ = {};
};

}  // namespace

void codequality(const Report& report, const report::Options& /*options*/, const Sink& sink) {
  report::JsonWriter out{sink, 1};
  out.open_array();
  Entries entries{out};
  for (const std::string& added : report.coverage.new_suppressions)
    entries.write(entry_of(new_suppression(added)));
  report.for_each([&](const Finding& finding) {
    if (finding.disposition != Disposition::suppressed) entries.write(entry_of(finding));
  });
  out.close();
  out.finish();
}

}  // namespace gate::formats
