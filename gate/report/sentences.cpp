// SPDX-License-Identifier: Apache-2.0
#include "gate/report/sentences.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/report/age.hpp"
#include "gate/report/glyph.hpp"

namespace gate::report {
namespace {

constexpr std::size_t name_columns = 120;

bool is_commit_id(std::string_view text) {
  const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  return text.size() >= 40 && std::all_of(text.begin(), text.end(), is_hex);
}

std::string shown(std::string_view name) {
  if (name == "work tree" || name == "index") return "the " + std::string{name};
  return is_commit_id(name) ? std::string{name.substr(0, 12)} : clipped(name, name_columns);
}

bool looks_at_history(const Report& report) {
  const std::string& command = report.subject.command;
  return command == "run" || command == "secrets" || command == "hook";
}

void add_part(std::string& onto, std::string_view part, std::string_view separator) {
  if (!onto.empty()) onto += separator;
  onto += part;
}

std::string skipped_part(const std::vector<Coverage::Skipped>& skipped) {
  constexpr std::size_t most_reasons = 5;
  std::map<std::string_view, std::uint64_t> reasons;
  for (const Coverage::Skipped& file : skipped)
    ++reasons[file.reason];
  std::string named;
  std::size_t listed = 0;
  std::uint64_t rest = skipped.size();
  for (const auto& [reason, number] : reasons) {
    if (listed++ == most_reasons) break;
    add_part(named, fmt::format("{} {}", number, clipped(reason, 60)), ", ");
    rest -= number;
  }
  if (rest > 0) add_part(named, fmt::format("{} for other reasons", rest), ", ");
  return fmt::format("{} skipped ({})", skipped.size(), named);
}

std::string input_part(const InputReport& input, std::int64_t now) {
  std::string said = fmt::format("{} {}", clipped(input.kind.empty() ? "report" : input.kind, 30),
                                 age_of(input.created, now));
  if (input.outcome != ReportOutcome::findings) said += fmt::format(" ({})", word(input.outcome));
  if (!input.subjects.empty()) said += " about " + shown(input.subjects.front());
  if (input.subjects.size() > 1) said += fmt::format(" and {} more", input.subjects.size() - 1);
  return said;
}

std::string inputs_part(const Report& report, std::int64_t now) {
  constexpr std::size_t most_inputs = 6;
  std::string named;
  for (std::size_t i = 0; i < std::min(report.inputs.size(), most_inputs); ++i)
    add_part(named, input_part(report.inputs[i], now), ", ");
  if (report.inputs.size() > most_inputs)
    add_part(named, fmt::format("{} more", report.inputs.size() - most_inputs), ", ");
  return counted(report.inputs.size(), "report") + ": " + named;
}

std::string looked_at(const Report& report) {
  const Coverage& coverage = report.coverage;
  std::string said;
  if (coverage.history_searched) {
    add_part(said, counted(coverage.commits, "commit"), ", ");
  } else if (looks_at_history(report)) {
    add_part(said, "no history searched", ", ");
  }
  const std::string read = counted(coverage.files_read, "file") + " read";
  if (report.subject.scope == Scope::change) {
    add_part(said, counted(coverage.files_changed, "file") + " changed", ", ");
    add_part(said, fmt::format("{} read", coverage.files_read), ", ");
  } else {
    add_part(said, read, ", ");
  }
  if (!coverage.skipped.empty()) add_part(said, skipped_part(coverage.skipped), ", ");
  if (!coverage.notes.empty()) add_part(said, counted(coverage.notes.size(), "note"), ", ");
  return said;
}

// What a run that met no container file looked at instead.
std::string nothing_to_lint(const Report& report) {
  const Coverage& coverage = report.coverage;
  std::string said = "0 container files; " + counted(coverage.files_read, "file");
  said += coverage.history_searched ? ", " + counted(coverage.commits, "commit") + " searched"
                                    : " searched, no history searched";
  if (!report.subject.evidence_asked) return said;
  return said + (report.subject.evidence_configured ? "; evidence configured"
                                                    : "; no evidence configured");
}

}  // namespace

std::string counted(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string subject_line(const Report& report) {
  const Subject& subject = report.subject;
  std::string line = fmt::format("gate {} {}: ", version(), clipped(subject.command, 20));
  const std::string_view whole = subject.head.empty() ? subject.root : subject.head;
  if (subject.scope == Scope::change) {
    line += fmt::format("the change from {} to {}", shown(subject.base), shown(subject.head));
  } else if (whole.empty()) {
    line += "everything given";
  } else {
    line += "all of " + shown(whole);
  }
  line += "; policy: " + shown(subject.config);
  if (subject.config == "defaults") line += "; `gate init` writes one";
  if (!subject.fail_on.empty()) line += "; fails on " + shown(subject.fail_on);
  return line;
}

std::vector<std::string> state_lines(const Report& report) {
  std::vector<std::string> lines;
  const Subject& subject = report.subject;
  const bool is_run = subject.command == "run" || subject.command == "hook";
  if (is_run && report.coverage.container_files == 0) {
    lines.push_back(nothing_to_lint(report));
  } else {
    if (looks_at_history(report) && !report.coverage.history_searched)
      lines.emplace_back("no history searched");
    if (is_run && subject.evidence_asked && !subject.evidence_configured)
      lines.emplace_back("no evidence configured");
  }
  if (subject.command == "hook" && !subject.evidence_asked)
    lines.emplace_back("hooks judge lint and secrets; scanner reports are not asked for here");
  if (const auto old = report.count(Disposition::existing); old > 0)
    lines.push_back(counted(old, "finding") + (old == 1 ? " was" : " were") +
                    " there before this change");
  if (subject.command == "run" && subject.scope == Scope::all &&
      report.count(Disposition::blocks) > 0)
    lines.emplace_back(
        "to accept what is there today and judge only what is new: "
        "gate run --baseline gate-baseline.json --update");
  for (const std::string& advice : subject.advice)
    lines.push_back(clipped(advice, 1000));
  return lines;
}

std::string count_line(const Report& report) {
  return fmt::format("{} block, {} below threshold, {} existing, {} suppressed, {} unfixed",
                     report.count(Disposition::blocks), report.count(Disposition::below_threshold),
                     report.count(Disposition::existing), report.count(Disposition::suppressed),
                     report.count(Disposition::unfixed));
}

std::string receipt_line(const Report& report, const Options& options) {
  constexpr std::size_t most_ids = 12;
  std::string line = "looked at: " + looked_at(report);
  if (!report.inputs.empty()) line += "; " + inputs_part(report, options.now);
  if (const auto suppressed = report.count(Disposition::suppressed); suppressed > 0)
    line += "; " + counted(suppressed, "finding") + " suppressed";
  const std::vector<std::string>& off = report.coverage.checks_off;
  for (std::size_t i = 0; i < std::min(off.size(), most_ids); ++i)
    line += (i == 0 ? "; off: " : ", ") + clipped(off[i], 40);
  if (off.size() > most_ids) line += fmt::format(" and {} more", off.size() - most_ids);
  return line;
}

std::string verdict_line(const Report& report, const Options& options) {
  const Verdict verdict = report.verdict();
  const auto blocks = report.count(Disposition::blocks);
  std::string why;
  switch (verdict) {
    case Verdict::pass:
      why = "everything that was asked for was checked and nothing blocks";
      break;
    case Verdict::blocked:
      why = counted(blocks, "finding") + (blocks == 1 ? " blocks" : " block");
      break;
    case Verdict::incomplete:
      why = counted(report.faults.size(), "thing") +
            " that should have been checked could not be; nothing counts as clean";
      if (blocks > 0) why += fmt::format(", and {} block", counted(blocks, "finding"));
      break;
  }
  std::string line = fmt::format("gate: {}: {}; exit {}", word(verdict), why,
                                 exit_code(verdict, options.exit_zero));
  if (verdict == Verdict::blocked && options.exit_zero) line += " as --exit-zero asks";
  return line;
}

std::string seen_by_line(const Finding& finding) {
  constexpr std::size_t most_tools = 8;
  std::string line;
  for (std::size_t i = 0; i < std::min(finding.seen_by.size(), most_tools); ++i) {
    const Sighting& sighting = finding.seen_by[i];
    std::string said = clipped(sighting.tool, 30);
    if (!sighting.severity.empty()) said += " " + clipped(sighting.severity, 20);
    add_part(line, said, ", ");
  }
  if (finding.seen_by.size() > most_tools)
    line += fmt::format(" and {} more", finding.seen_by.size() - most_tools);
  return line;
}

std::string package_line(const Package& package) {
  std::string line = clipped(package.name.empty() ? package.purl : package.name, 60);
  if (!package.installed.empty()) line += " " + clipped(package.installed, 40);
  return line + (package.fixed.empty() ? ", no fix known" : " -> " + clipped(package.fixed, 40));
}

std::string place(const Finding& finding) {
  std::string said = printable(finding.path);
  if (finding.line > 0) said += fmt::format(":{}", finding.line);
  if (finding.line > 0 && finding.column > 0) said += fmt::format(":{}", finding.column);
  return said;
}

}  // namespace gate::report
