// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/sarif_result.hpp"

#include <algorithm>

#include "gate/report/glyph.hpp"
#include "gate/report/sentences.hpp"
#include "integrations/formats/sarif_rule.hpp"
#include "integrations/formats/uri.hpp"

namespace gate::formats {
namespace {

constexpr std::size_t most_ids = 20;

// GitHub asks for all four numbers. Where a column is not known the region takes whole lines.
void write_region(report::JsonWriter& out, const Finding& finding, const SarifLines& lines) {
  const bool known = finding.line > 0 && finding.commit.empty();
  const std::uint32_t line = known ? finding.line : 1;
  const std::uint32_t end_line = known ? std::max(line, finding.end_line) : 1;
  std::uint64_t column = 1;
  std::uint64_t end_column = known ? 0 : 1;
  if (known && finding.column > 0 && line == end_line) {
    column = finding.column;
    end_column = std::max(finding.column, finding.end_column);
  } else if (const auto* last = lines.find(finding.path, end_line); known && last != nullptr) {
    end_column = last->length + 1;
  }
  out.open_object("region");
  out.number("startLine", line);
  out.number("startColumn", column);
  out.number("endLine", end_line);
  if (end_column > 0) out.number("endColumn", end_column);
  out.close();
}

// GitHub reads `primaryLocationLineHash` only. A finding without a line has no line to hash, and
// several of a file must not become one: our own identity stands in. A hash of the line would give
// away a weak secret.
void write_fingerprints(report::JsonWriter& out, const Finding& finding, const SarifLines& lines) {
  constexpr std::size_t hash_digits = 16;
  out.open_object("partialFingerprints");
  const bool placed = finding.line > 0 && finding.commit.empty();
  const auto* line = placed ? lines.find(finding.path, finding.line) : nullptr;
  if (!placed && !finding.fingerprint.empty()) {
    out.text("primaryLocationLineHash", finding.fingerprint.substr(0, hash_digits) + ":1");
  } else if (line != nullptr && finding.kind != Kind::secret) {
    out.text("primaryLocationLineHash", line->hash);
  }
  if (!finding.fingerprint.empty()) out.text("gateFingerprint/v1", finding.fingerprint);
  out.close();
}

void write_suppression(report::JsonWriter& out, const Finding& finding) {
  // SARIF knows two places: in the source, or anywhere else. The reason names the place of the
  // suppression; a comment stands in the file of its finding.
  const std::string in_source = "by " + finding.path + ":";
  const bool is_comment = finding.reason.compare(0, in_source.size(), in_source) == 0;
  out.open_array("suppressions");
  out.open_object();
  out.text("kind", is_comment ? "inSource" : "external");
  if (!finding.reason.empty()) out.text("justification", sarif_message(finding.reason));
  out.close();
  out.close();
}

std::string message_of(const Finding& finding) {
  std::string text = finding.message;
  if (text.empty()) text = finding.name.empty() ? finding.id : finding.name;
  if (finding.package) text += " (" + report::package_line(*finding.package) + ")";
  if (!finding.commit.empty()) text += " (in commit " + finding.commit + ")";
  return sarif_message(text);
}

void write_properties(report::JsonWriter& out, const Finding& finding) {
  out.open_object("properties");
  out.text("severity", word(finding.severity));
  out.text("disposition", word(finding.disposition));
  out.boolean("introduced", finding.introduced);
  if (!finding.owner.empty()) out.text("owner", finding.owner);
  if (!finding.target.empty()) out.text("target", finding.target);
  if (const std::string seen = report::seen_by_line(finding); !seen.empty())
    out.text("seenBy", seen);
  if (finding.package) {
    out.text("purl", finding.package->purl);
    out.text("installed", finding.package->installed);
    out.text("fixed", finding.package->fixed);
  }
  if (!finding.ids.empty()) {
    out.open_array("ids");
    for (std::size_t i = 0; i < std::min(finding.ids.size(), most_ids); ++i)
      out.text({}, finding.ids[i]);
    out.close();
  }
  out.close();
}

}  // namespace

void write_sarif_file(report::JsonWriter& out, std::string_view key, std::string_view path) {
  out.open_object(key);
  while (path.substr(0, 2) == "./")
    path.remove_prefix(2);
  if (path.substr(0, 1) == "/") {
    out.text("uri", "file://" + uri_path(path));
  } else {
    out.text("uri", path.empty() ? "." : uri_path(path));
    out.text("uriBaseId", "%SRCROOT%");
  }
  out.close();
}

void write_sarif_result(report::JsonWriter& out, const SarifPlan& plan, const Finding& finding,
                        bool compared) {
  const std::size_t rule = plan.rule_of(finding);
  out.open_object();
  out.text("ruleId", plan.runs()[plan.run_of(finding)].rules[rule].id);
  out.number("ruleIndex", rule);
  out.text("level", sarif_level(finding.severity));
  out.open_object("message");
  out.text("text", message_of(finding));
  out.close();
  out.open_array("locations");
  out.open_object();
  out.open_object("physicalLocation");
  write_sarif_file(out, "artifactLocation", finding.path);
  write_region(out, finding, plan.lines());
  out.close();
  out.close();
  out.close();
  write_fingerprints(out, finding, plan.lines());
  if (finding.disposition == Disposition::suppressed) write_suppression(out, finding);
  if (compared) {
    const bool old = finding.disposition == Disposition::existing || !finding.introduced;
    out.text("baselineState", old ? "unchanged" : "new");
  }
  write_properties(out, finding);
  out.close();
}

}  // namespace gate::formats
