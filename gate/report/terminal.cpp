// SPDX-License-Identifier: Apache-2.0
#include "gate/report/terminal.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/report/excerpt.hpp"
#include "gate/report/glyph.hpp"
#include "gate/report/listing.hpp"
#include "gate/report/packages.hpp"
#include "gate/report/paint.hpp"
#include "gate/report/sentences.hpp"

namespace gate::report {
namespace {

constexpr std::size_t message_columns = 500;
constexpr std::uint64_t worst_shown = 20;
constexpr std::uint64_t most_package_rows = 100;

// Writes the parts of one report, each followed by an empty line.
class Terminal {
 public:
  Terminal(const Report& report, const Options& options, const Sink& sink)
      : report_{report}, options_{options}, sink_{sink}, paint_{options} {}

  void new_suppressions() const;
  void faults() const;
  void findings() const;
  void others() const;
  void receipt_details() const;
  void closing() const;
  void quiet() const;

 private:
  void finding(const Finding& finding) const;
  void fold(const Fold& fold) const;
  void rest(const Listing& listing) const;
  [[nodiscard]] std::string head(const Finding& finding) const;
  [[nodiscard]] std::string source(const Finding& finding) const;
  void line(std::string_view text) const { sink_(fmt::format("{}\n", text)); }

  const Report& report_;
  const Options& options_;
  const Sink& sink_;
  Paint paint_;
};

void Terminal::new_suppressions() const {
  const auto& added = report_.coverage.new_suppressions;
  if (added.empty()) return;
  line(paint_(Tone::notice, "this change suppresses findings:"));
  for (const std::string& text : added)
    line("  " + clipped(text, message_columns));
  line({});
}

void Terminal::faults() const {
  if (report_.faults.empty()) return;
  line(paint_(Tone::worst, "not checked:"));
  for (const Fault& fault : report_.faults) {
    const std::string what = clipped(fault.what, 2 * message_columns);
    line(fault.path.empty() ? "  " + what : "  " + printable(fault.path) + ": " + what);
  }
  line({});
}

std::string Terminal::head(const Finding& finding) const {
  const RuleInfo* rule = options_.rule ? options_.rule(finding.id) : nullptr;
  const std::string_view page =
      rule == nullptr || rule->references.empty() ? "" : rule->references[0];
  std::string text =
      fmt::format("{}  {}  {}", paint_(Tone::strong, place(finding)),
                  paint_.severity(finding.severity), paint_.link(page, title(finding)));
  if (!finding.message.empty()) text += "  " + clipped(finding.message, message_columns);
  if (finding.disposition != Disposition::blocks)
    text += fmt::format("  ({})", word(finding.disposition));
  return text;
}

std::string Terminal::source(const Finding& finding) const {
  if (!options_.source || finding.line == 0 || !finding.commit.empty()) return {};
  const auto text = options_.source(finding.path, finding.line);
  return text ? excerpt(finding, *text, paint_, options_.width) : std::string{};
}

void Terminal::finding(const Finding& finding) const {
  std::string text = head(finding) + '\n' + source(finding);
  const auto add = [&](std::string_view label, const std::string& said) {
    if (!said.empty()) text += fmt::format("    {}: {}\n", label, clipped(said, message_columns));
  };
  add("in commit", finding.commit);
  add("fix", finding.fix);
  add("because", finding.reason);
  add("seen by", seen_by_line(finding));
  sink_(text);
}

void Terminal::fold(const Fold& fold) const {
  std::string at = printable(fold.path);
  if (fold.line > 0) at += fmt::format(":{}", fold.line);
  std::string text = fmt::format("{}  {}  {}", paint_(Tone::strong, at),
                                 paint_.severity(fold.severity), clipped(fold.group, 40));
  if (!fold.owner.empty()) text += " of " + clipped(fold.owner, 80);
  for (std::size_t i = 0; i < fold.names.size(); ++i)
    text += (i == 0 ? ": " : ", ") + fold.names[i];
  if (fold.disposition != Disposition::blocks)
    text += fmt::format("  ({})", word(fold.disposition));
  line(text);
}

void Terminal::rest(const Listing& listing) const {
  if (listing.rest.empty()) return;
  std::vector<std::pair<std::uint64_t, std::string>> counts;
  std::uint64_t total = 0;
  for (const auto& [id, number] : listing.rest) {
    counts.emplace_back(number, clipped(id, 60));
    total += number;
  }
  std::stable_sort(counts.begin(), counts.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  constexpr std::size_t most_ids = 40;
  std::string text = fmt::format("and {} more (-v lists them):", total);
  for (std::size_t i = 0; i < std::min(counts.size(), most_ids); ++i)
    text += fmt::format("{} {} {}", i == 0 ? "" : ",", counts[i].second, counts[i].first);
  if (counts.size() > most_ids) text += fmt::format(" and {} other ids", counts.size() - most_ids);
  line(text);
  line({});
}

void Terminal::findings() const {
  Amount amount;
  const bool all = report_.subject.scope == Scope::all;
  amount.below_threshold = all || options_.verbose;
  amount.most = all && !options_.verbose ? worst_shown : 0;
  amount.most_packages = options_.verbose ? 0 : most_package_rows;
  const Listing listing = arrange(report_, amount);
  for (const Finding& shown : listing.full) {
    finding(shown);
    line({});
  }
  for (const Fold& shown : listing.folds)
    fold(shown);
  if (!listing.folds.empty()) line({});
  if (!listing.packages.empty()) {
    sink_(package_table(listing.packages, paint_));
    line({});
  }
  rest(listing);
}

// What is only counted without -v.
void Terminal::others() const {
  if (!options_.verbose) return;
  bool any = false;
  report_.for_each([&](const Finding& finding) {
    if (finding.disposition == Disposition::blocks ||
        finding.disposition == Disposition::below_threshold)
      return;
    any = true;
    std::string text = head(finding);
    if (!finding.reason.empty()) text += ": " + clipped(finding.reason, message_columns);
    line(text);
  });
  if (any) line({});
}

void Terminal::receipt_details() const {
  if (!options_.verbose) return;
  const Coverage& coverage = report_.coverage;
  for (const Coverage::Skipped& file : coverage.skipped)
    line(fmt::format("not read: {} ({} bytes): {}", printable(file.path), file.bytes,
                     clipped(file.reason, message_columns)));
  for (const Coverage::Note& note : coverage.notes)
    line("note: " + (note.path.empty() ? "" : printable(note.path) + ": ") +
         clipped(note.what, message_columns));
  for (const InputReport& input : report_.inputs)
    line(fmt::format("report: {} {}, {}, sha256 {}, {} findings, {} suppressed by the tool",
                     clipped(input.kind.empty() ? "of no known kind" : input.kind, 40),
                     printable(input.path), word(input.outcome), clipped(input.sha256, 64),
                     input.findings, input.suppressed));
}

void Terminal::closing() const {
  for (const std::string& state : state_lines(report_))
    line(state);
  const bool all_listed = options_.verbose || report_.count(Disposition::blocks) == report_.size();
  line(count_line(report_) + (all_listed ? "" : "; -v lists all"));
  line(receipt_line(report_, options_));
  const Tone tone = report_.verdict() == Verdict::pass ? Tone::good : Tone::worst;
  line(paint_(tone, verdict_line(report_, options_)));
}

void Terminal::quiet() const {
  new_suppressions();
  faults();
  report_.for_each([&](const Finding& finding) {
    if (finding.disposition == Disposition::blocks) line(head(finding));
  });
  const Tone tone = report_.verdict() == Verdict::pass ? Tone::good : Tone::worst;
  line(paint_(tone, verdict_line(report_, options_)));
}

}  // namespace

void terminal(const Report& report, const Options& options, const Sink& sink) {
  const Terminal terminal{report, options, sink};
  if (options.quiet) {
    terminal.quiet();
    return;
  }
  sink(subject_line(report) + "\n\n");
  terminal.new_suppressions();
  terminal.faults();
  terminal.findings();
  terminal.others();
  terminal.receipt_details();
  terminal.closing();
}

}  // namespace gate::report
