// SPDX-License-Identifier: Apache-2.0
#include "gate/report/packages.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/report/glyph.hpp"
#include "gate/report/sentences.hpp"

namespace gate::report {
namespace {

constexpr std::size_t severity_columns = 8;
constexpr std::size_t most_padding = 44;

struct Widths {
  std::size_t id = 0, package = 0;
};

std::size_t padding(const std::string& text) {
  return std::min(columns_of(std::string_view{text}), most_padding);
}

Widths widths_of(const std::vector<Finding>& findings) {
  Widths widths;
  for (const Finding& finding : findings) {
    widths.id = std::max(widths.id, padding(clipped(finding.id, 60)));
    widths.package = std::max(widths.package, padding(package_line(*finding.package)));
  }
  return widths;
}

std::string heading(const Finding& finding) {
  std::string text = printable(finding.path);
  if (!finding.target.empty() && finding.target != finding.path)
    text += " (" + clipped(finding.target, 120) + ")";
  return text;
}

std::string row(const Finding& finding, const Widths& widths, const Paint& paint) {
  const std::string word_padding(
      severity_columns - std::min(severity_columns, word(finding.severity).size()), ' ');
  const std::string id = clipped(finding.id, 60);
  const std::size_t id_columns = columns_of(std::string_view{id});
  const std::string id_padding(widths.id - std::min(widths.id, id_columns), ' ');
  std::string line = fmt::format("  {}{}  {}{}  {}", paint.severity(finding.severity), word_padding,
                                 paint.link(advisory_address(finding.id), id), id_padding,
                                 padded(package_line(*finding.package), widths.package));
  if (const std::string seen = seen_by_line(finding); !seen.empty())
    line += "  " + paint(Tone::faint, seen);
  if (const std::string ids = other_ids(finding); !ids.empty()) line += "  also " + ids;
  if (finding.known_exploited) line += "  " + paint(Tone::worst, "known to be exploited");
  if (finding.disposition != Disposition::blocks)
    line += fmt::format("  ({})", word(finding.disposition));
  line.erase(line.find_last_not_of(' ') + 1);
  line += '\n';
  if (!finding.reason.empty()) line += "            " + clipped(finding.reason, 300) + '\n';
  return line;
}

bool is_id_tail(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_alnum(c) || c == '-'; });
}

struct Advisories {
  std::string_view prefix = {}, address = {};
};
constexpr std::array<Advisories, 5> known_advisories = {
    {{"CVE-", "https://nvd.nist.gov/vuln/detail/"},
     {"GHSA-", "https://github.com/advisories/"},
     {"SNYK-", "https://security.snyk.io/vuln/"},
     {"RUSTSEC-", "https://osv.dev/vulnerability/"},
     {"GO-", "https://pkg.go.dev/vuln/"}}};

}  // namespace

std::string advisory_address(std::string_view id) {
  if (id.size() > 80 || !is_id_tail(id)) return {};
  for (const Advisories& known : known_advisories)
    if (id.substr(0, known.prefix.size()) == known.prefix)
      return std::string{known.address} + std::string{id};
  return {};
}

std::string other_ids(const Finding& finding) {
  constexpr std::size_t most_ids = 6;
  std::string text;
  std::size_t listed = 0;
  std::size_t more = 0;
  for (const std::string& id : finding.ids) {
    if (id == finding.id) continue;
    if (listed == most_ids) {
      ++more;
      continue;
    }
    text += (listed++ == 0 ? "" : ", ") + clipped(id, 60);
  }
  return more == 0 ? text : text + fmt::format(" and {} more", more);
}

std::string package_table(const std::vector<Finding>& findings, const Paint& paint) {
  const Widths widths = widths_of(findings);
  std::string text;
  std::string last;
  for (const Finding& finding : findings) {
    if (std::string head = heading(finding); head != last) {
      text += paint(Tone::strong, head) + '\n';
      last = std::move(head);
    }
    text += row(finding, widths, paint);
  }
  return text;
}

}  // namespace gate::report
