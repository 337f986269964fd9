// SPDX-License-Identifier: Apache-2.0
#include "gate/report/json.hpp"

#include <array>

#include "gate/report/json_writer.hpp"

namespace gate::report {
namespace {

constexpr std::array all_dispositions = {Disposition::blocks, Disposition::below_threshold,
                                         Disposition::unfixed, Disposition::existing,
                                         Disposition::suppressed};
constexpr std::array all_severities = {Severity::critical, Severity::high, Severity::medium,
                                       Severity::low, Severity::info};

void write_place(JsonWriter& out, const Finding& finding) {
  out.text("path", finding.path);
  if (finding.line == 0) return;
  const std::uint32_t end_line = finding.end_line < finding.line ? finding.line : finding.end_line;
  out.number("line", finding.line);
  out.number("end_line", end_line);
  if (end_line != finding.line || finding.column == 0) return;
  out.number("column", finding.column);
  if (finding.end_column >= finding.column) out.number("end_column", finding.end_column);
}

void write_package(JsonWriter& out, const Package& package) {
  out.open_object("package");
  out.text("purl", package.purl);
  out.text("name", package.name);
  out.text("installed", package.installed);
  out.text("fixed", package.fixed);
  out.close();
}

// Members that only some findings have.
void write_details(JsonWriter& out, const Finding& finding) {
  const auto optional = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) out.text(key, value);
  };
  optional("owner", finding.owner);
  optional("target", finding.target);
  optional("evidence", finding.evidence);
  optional("commit", finding.commit);
  if (!finding.ids.empty()) out.texts("ids", finding.ids);
  if (finding.known_exploited) out.boolean("known_exploited", true);
  if (finding.package) write_package(out, *finding.package);
}

void write_finding(JsonWriter& out, const Finding& finding) {
  out.open_object();
  out.text("id", finding.id);
  out.text("name", finding.name);
  out.texts("aliases", finding.aliases);
  out.texts("covers", finding.covers);
  out.text_or_null("group", finding.group);
  out.text("kind", word(finding.kind));
  out.text("severity", word(finding.severity));
  out.text("message", finding.message);
  out.text("fix", finding.fix);
  write_place(out, finding);
  out.text("fingerprint", finding.fingerprint);
  out.text("disposition", word(finding.disposition));
  out.text("reason", finding.reason);
  out.boolean("introduced", finding.introduced);
  out.open_array("seen_by");
  for (const Sighting& sighting : finding.seen_by) {
    out.open_object();
    out.text("tool", sighting.tool);
    out.text("id", sighting.id);
    out.text("severity", sighting.severity);
    out.close();
  }
  out.close();
  write_details(out, finding);
  out.close();
}

void write_head(JsonWriter& out, const Report& report) {
  out.text("schema", "gate/1");
  out.open_object("tool");
  out.text("name", "gate");
  out.text("version", version());
  out.close();
  out.text("verdict", word(report.verdict()));
  out.text("fail_on", report.subject.fail_on);
  out.text("scope", word(report.subject.scope));
  out.text_or_null("base", report.subject.base);
  out.text_or_null("head", report.subject.head);
  out.text("command", report.subject.command);
  out.text("config", report.subject.config);
  out.texts("advice", report.subject.advice);
}

void write_coverage(JsonWriter& out, const Coverage& coverage) {
  out.open_object("coverage");
  out.number("commits", coverage.commits);
  out.boolean("history_searched", coverage.history_searched);
  out.open_object("files");
  out.number("changed", coverage.files_changed);
  out.number("read", coverage.files_read);
  out.number("container", coverage.container_files);
  out.close();
  out.open_array("skipped");
  for (const Coverage::Skipped& skipped : coverage.skipped) {
    out.open_object();
    out.text("path", skipped.path);
    out.number("bytes", skipped.bytes);
    out.text("reason", skipped.reason);
    out.close();
  }
  out.close();
  out.open_array("notes");
  for (const Coverage::Note& note : coverage.notes) {
    out.open_object();
    out.text("what", note.what);
    out.text_or_null("path", note.path);
    out.close();
  }
  out.close();
  out.texts("new_suppressions", coverage.new_suppressions);
  out.texts("checks_off", coverage.checks_off);
  out.close();
}

void write_input(JsonWriter& out, const InputReport& input) {
  out.open_object();
  out.text_or_null("kind", input.kind);
  out.text("path", input.path);
  out.text_or_null("sha256", input.sha256);
  out.text("outcome", word(input.outcome));
  out.number("findings", input.findings);
  out.number("suppressed", input.suppressed);
  out.open_object("severities");
  for (const Severity severity : all_severities)
    out.number(word(severity), input.severities.at(static_cast<std::size_t>(severity)));
  out.number("unknown", input.unknown);
  out.close();
  out.text_or_null("created", input.created);
  out.texts("subjects", input.subjects);
  out.close();
}

void write_faults(JsonWriter& out, const std::vector<Fault>& faults) {
  out.open_array("faults");
  for (const Fault& fault : faults) {
    out.open_object();
    out.text("what", fault.what);
    out.text_or_null("path", fault.path);
    out.close();
  }
  out.close();
}

}  // namespace

void json(const Report& report, const Options& /*options*/, const Sink& sink) {
  JsonWriter out{sink, 2};
  out.open_object();
  write_head(out, report);
  out.open_array("findings");
  report.for_each([&](const Finding& finding) { write_finding(out, finding); });
  out.close();
  write_faults(out, report.faults);
  out.open_object("counts");
  for (const Disposition disposition : all_dispositions)
    out.number(word(disposition), report.count(disposition));
  out.close();
  write_coverage(out, report.coverage);
  out.open_array("inputs");
  for (const InputReport& input : report.inputs)
    write_input(out, input);
  out.close();
  out.close();
  out.finish();
}

}  // namespace gate::report
