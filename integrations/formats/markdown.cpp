// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/markdown.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gate/report/glyph.hpp"
#include "gate/report/listing.hpp"
#include "gate/report/markdown.hpp"
#include "gate/report/packages.hpp"
#include "gate/report/sentences.hpp"
#include "integrations/formats/uri.hpp"

namespace gate::formats {
namespace {

using report::clipped;
using report::counted;
using report::markdown_text;

constexpr std::size_t most_bytes = 1'000'000;  // GitHub refuses a summary above 1 MiB as a whole
constexpr std::size_t kept_for_the_end = 30'000;
constexpr std::size_t message_columns = 300;
constexpr std::uint64_t most_rows = 2000;

// Writes the page and keeps count, so that a page too long loses rows and never its end.
class Page {
 public:
  Page(const Report& report, const report::Options& options, const Sink& sink)
      : report_{report}, options_{options}, sink_{sink} {}

  void opening();
  void remarks();
  void findings(const report::Listing& listing, Disposition disposition);
  void packages(const report::Listing& listing, Disposition disposition);
  void closing(const report::Listing& listing);

 private:
  // False where there is no room for it; then it is counted as left out.
  bool row(const std::string& text) {
    if (written_ + text.size() + kept_for_the_end > most_bytes) {
      ++left_out_;
      return false;
    }
    put(text);
    return true;
  }
  void put(const std::string& text) {
    written_ += text.size();
    sink_(text);
  }
  [[nodiscard]] std::string where(const Finding& finding) const;
  [[nodiscard]] std::string finding_row(const Finding& finding) const;
  [[nodiscard]] std::string fold_row(const report::Fold& fold) const;
  [[nodiscard]] std::string package_row(const Finding& finding) const;

  const Report& report_;
  const report::Options& options_;
  const Sink& sink_;
  std::size_t written_ = 0;
  std::uint64_t left_out_ = 0;
};

std::string cell(std::string_view text, std::size_t columns) {
  return markdown_text(clipped(text, columns));
}

bool is_plain_address(std::string_view address) {
  const auto plain = [](char c) { return c > ' ' && c < 127 && c != '<' && c != '>' && c != '|'; };
  return address.substr(0, 8) == "https://" && std::all_of(address.begin(), address.end(), plain);
}

std::string Page::where(const Finding& finding) const {
  const std::string text = cell(report::place(finding), 200);
  if (!is_plain_address(options_.file_url) || !finding.commit.empty()) return text;
  std::string address = options_.file_url + uri_path(finding.path);
  if (finding.line > 0) address += fmt::format("#L{}", finding.line);
  return fmt::format("[{}](<{}>)", text, address);
}

std::string Page::finding_row(const Finding& finding) const {
  std::string what = cell(finding.message, message_columns);
  if (!finding.fix.empty()) what += "<br>fix: " + cell(finding.fix, message_columns);
  if (!finding.commit.empty()) what += "<br>in commit " + cell(finding.commit, 64);
  return fmt::format("| {} | {} | {} | {} |\n", word(finding.severity),
                     markdown_text(report::title(finding)), where(finding), what);
}

std::string Page::fold_row(const report::Fold& fold) const {
  std::string names;
  for (const std::string& name : fold.names)
    names += (names.empty() ? "" : ", ") + name;
  const std::string owner = fold.owner.empty() ? "" : " of " + fold.owner;
  Finding place;
  place.path = fold.path;
  place.line = fold.line;
  return fmt::format("| {} | {} | {} | {} |\n", word(fold.severity), cell(fold.group + owner, 120),
                     where(place), cell(names, 1000));
}

std::string Page::package_row(const Finding& finding) const {
  std::string id = cell(finding.id, 60);
  if (const std::string address = report::advisory_address(finding.id); !address.empty())
    id = fmt::format("[{}](<{}>)", id, address);
  if (const std::string ids = report::other_ids(finding); !ids.empty())
    id += "<br>" + markdown_text(ids);
  std::string seen = markdown_text(report::seen_by_line(finding));
  if (finding.known_exploited) seen += "<br>known to be exploited";
  if (!finding.reason.empty()) seen += "<br>" + cell(finding.reason, message_columns);
  return fmt::format("| {} | {} | {} | {} | {} |\n", word(finding.severity), id,
                     markdown_text(report::package_line(*finding.package)), where(finding), seen);
}

void Page::opening() {
  put(fmt::format("## gate: {}\n\n", word(report_.verdict())));
}

void Page::remarks() {
  const auto& added = report_.coverage.new_suppressions;
  if (!added.empty()) put("### This change suppresses findings\n\n");
  for (const std::string& text : added)
    row("- " + cell(text, message_columns) + '\n');
  if (!added.empty()) put("\n");
  if (!report_.faults.empty()) put("### Not checked\n\n");
  for (const Fault& fault : report_.faults) {
    const std::string path = fault.path.empty() ? "" : fault.path + ": ";
    row("- " + cell(path + fault.what, 2 * message_columns) + '\n');
  }
  if (!report_.faults.empty()) put("\n");
  put(markdown_text(report::subject_line(report_)) + "\n\n");
}

void Page::findings(const report::Listing& listing, Disposition disposition) {
  bool any = false;
  const auto add = [&](const std::string& text) {
    if (!any) put("| severity | finding | where | what |\n|---|---|---|---|\n");
    any = true;
    row(text);
  };
  for (const Finding& finding : listing.full)
    if (finding.disposition == disposition) add(finding_row(finding));
  for (const report::Fold& fold : listing.folds)
    if (fold.disposition == disposition) add(fold_row(fold));
  if (any) put("\n");
}

void Page::packages(const report::Listing& listing, Disposition disposition) {
  bool any = false;
  for (const Finding& finding : listing.packages) {
    if (finding.disposition != disposition) continue;
    if (!any) put("| severity | advisory | package | where | seen by |\n|---|---|---|---|---|\n");
    any = true;
    row(package_row(finding));
  }
  if (any) put("\n");
}

void Page::closing(const report::Listing& listing) {
  for (const auto& [id, number] : listing.rest)
    left_out_ += number;
  if (left_out_ > 0)
    put(fmt::format("{} left out of this page; the JSON and SARIF files hold all.\n\n",
                    counted(left_out_, "row")));
  std::string end =
      "| block | below threshold | existing | suppressed | unfixed |\n"
      "|---|---|---|---|---|\n";
  end +=
      fmt::format("| {} | {} | {} | {} | {} |\n\n", report_.count(Disposition::blocks),
                  report_.count(Disposition::below_threshold), report_.count(Disposition::existing),
                  report_.count(Disposition::suppressed), report_.count(Disposition::unfixed));
  constexpr std::size_t most_states = 12;
  const std::vector<std::string> states = report::state_lines(report_);
  for (std::size_t i = 0; i < std::min(states.size(), most_states); ++i)
    end += "- " + cell(states[i], message_columns) + '\n';
  end += "- " + cell(report::receipt_line(report_, options_), 2000) + '\n';
  end += "\n**" + markdown_text(report::verdict_line(report_, options_)) + "**\n";
  put(end);
}

}  // namespace

void markdown(const Report& report, const report::Options& options, const Sink& sink) {
  report::Amount amount;
  amount.most = most_rows;
  amount.most_packages = most_rows;
  amount.below_threshold = true;
  const report::Listing listing = report::arrange(report, amount);
  Page page{report, options, sink};
  page.opening();
  page.remarks();
  page.findings(listing, Disposition::blocks);
  page.packages(listing, Disposition::blocks);
  if (report.count(Disposition::below_threshold) > 0) {
    sink("<details><summary>below the threshold</summary>\n\n");
    page.findings(listing, Disposition::below_threshold);
    page.packages(listing, Disposition::below_threshold);
    sink("</details>\n\n");
  }
  page.closing(listing);
}

}  // namespace gate::formats
