// SPDX-License-Identifier: Apache-2.0
// SARIF 2.1.0, within GitHub's limits: two runs of a file must not have the same tool and category,
// hence one run a source with an id of its own, and every source that was read has a run even
// without results, so that its old alerts close.
#include "integrations/formats/sarif.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gate/report/json_writer.hpp"
#include "integrations/formats/new_suppression.hpp"
#include "integrations/formats/sarif_plan.hpp"
#include "integrations/formats/sarif_result.hpp"
#include "integrations/formats/sarif_rule.hpp"

namespace gate::formats {
namespace {

bool is_input_of(const Report& report, const SarifRun& run, const std::string& path) {
  return std::any_of(report.inputs.begin(), report.inputs.end(), [&](const InputReport& input) {
    return input.path == path && sarif_source(input.kind) == run.source;
  });
}

// The faults a run speaks about: gate's own all of them, a source's those of its reports.
std::vector<const Fault*> faults_of(const Report& report, const SarifRun& run, bool own) {
  std::vector<const Fault*> faults;
  for (const Fault& fault : report.faults)
    if (own || is_input_of(report, run, fault.path)) faults.push_back(&fault);
  return faults;
}

bool has_failed_input(const Report& report, const SarifRun& run) {
  return std::any_of(report.inputs.begin(), report.inputs.end(), [&](const InputReport& input) {
    const bool whole =
        input.outcome == ReportOutcome::findings || input.outcome == ReportOutcome::vex;
    return !whole && sarif_source(input.kind) == run.source;
  });
}

void write_notification(report::JsonWriter& out, std::string_view level, std::string_view text,
                        std::string_view path) {
  out.open_object();
  out.text("level", level);
  out.open_object("message");
  out.text("text", sarif_message(text));
  out.close();
  if (!path.empty()) {
    out.open_array("locations");
    out.open_object();
    out.open_object("physicalLocation");
    write_sarif_file(out, "artifactLocation", path);
    out.close();
    out.close();
    out.close();
  }
  out.close();
}

void write_invocation(report::JsonWriter& out, const Report& report, const SarifRun& run,
                      bool own) {
  const std::vector<const Fault*> faults = faults_of(report, run, own);
  out.open_array("invocations");
  out.open_object();
  out.boolean("executionSuccessful", faults.empty() && (own || !has_failed_input(report, run)));
  out.open_array("toolExecutionNotifications");
  for (const Fault* fault : faults)
    write_notification(out, "error", fault->what, fault->path);
  if (run.left_out > 0)
    write_notification(
        out, "warning",
        fmt::format("{} results are left out: a run holds at most {}", run.left_out, run.results),
        {});
  for (std::size_t i = 0; own && i < report.coverage.new_suppressions.size(); ++i) {
    const NewSuppression added = new_suppression(report.coverage.new_suppressions[i]);
    write_notification(out, "note", "this change suppresses findings: " + added.text, added.path);
  }
  out.close();
  out.close();
  out.close();
}

void write_tool(report::JsonWriter& out, const SarifRun& run, bool own) {
  out.open_object("tool");
  out.open_object("driver");
  out.text("name", own ? "gate" : fmt::format("gate ({})", run.source));
  out.text("version", version());
  out.text("semanticVersion", version());
  out.open_array("rules");
  for (const SarifRule& rule : run.rules)
    write_sarif_rule(out, rule);
  out.close();
  out.close();
  out.close();
}

void write_results(report::JsonWriter& out, const Report& report, const SarifPlan& plan,
                   std::size_t number) {
  const bool compared = !report.subject.base.empty() || report.count(Disposition::existing) > 0;
  std::uint64_t room = plan.runs()[number].results;
  out.open_array("results");
  report.for_each([&](const Finding& finding) {
    if (room == 0 || plan.run_of(finding) != number) return;
    --room;
    write_sarif_result(out, plan, finding, compared);
  });
  out.close();
}

}  // namespace

void sarif(const Report& report, const report::Options& options, const Sink& sink) {
  const SarifPlan plan{report, options};
  report::JsonWriter out{sink, 4};
  out.open_object();
  out.text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  out.text("version", "2.1.0");
  out.open_array("runs");
  for (std::size_t i = 0; i < plan.runs().size(); ++i) {
    const SarifRun& run = plan.runs()[i];
    out.open_object();
    write_tool(out, run, i == 0);
    out.open_object("automationDetails");
    out.text("id", fmt::format("gate/{}/", run.source));
    out.close();
    out.text("columnKind", "unicodeCodePoints");
    write_invocation(out, report, run, i == 0);
    write_results(out, report, plan, i);
    out.close();
  }
  out.close();
  out.close();
  out.finish();
}

}  // namespace gate::formats
