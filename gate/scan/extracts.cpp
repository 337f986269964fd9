// SPDX-License-Identifier: Apache-2.0
#include "gate/scan/extracts.hpp"

#include <utility>
#include <vector>

namespace gate::scan {
namespace {

constexpr int deepest = 4;

void place(Finding& finding, const PositionMap& map, const LineIndex& outer) {
  finding.span = map.outer(finding.span);
  const Range range = outer.range(finding.span);
  finding.line = range.begin.line;
  finding.end_line = range.end.line;
  const bool single = range.begin.line == range.end.line;
  finding.column = single ? range.begin.column : 0;
  finding.end_column = single ? range.end.column : 0;
  finding.edits.clear();  // byte ranges of the extract mean nothing in the file
}

std::string join(const std::string& outer, const std::string& inner) {
  if (outer.empty() || inner.empty()) return outer + inner;
  return outer + '/' + inner;
}

}  // namespace

void follow_extracts(Analysis& analysis, const std::string& path, const LineIndex& outer,
                     const Surroundings& around) {
  std::vector<std::pair<Extract, int>> open;
  for (Extract& extract : analysis.extracts)
    open.emplace_back(std::move(extract), 1);
  analysis.extracts.clear();
  while (!open.empty()) {
    const auto [extract, depth] = std::move(open.back());
    open.pop_back();
    const FileKind* kind = kind_of(extract.language);
    if (kind == nullptr) continue;
    Analysis inner = kind->analyse(path, extract.text, around);
    for (Finding& finding : inner.findings) {
      place(finding, extract.map, outer);
      finding.owner = join(extract.owner, finding.owner);
      analysis.findings.push_back(std::move(finding));
    }
    for (const std::string& owner : inner.owners) {
      analysis.owners.push_back(join(extract.owner, owner));
    }
    for (Fault& fault : inner.faults)
      analysis.faults.push_back(std::move(fault));
    if (depth >= deepest) continue;
    for (Extract& next : inner.extracts) {
      next.map = next.map.after(extract.map);
      next.owner = join(extract.owner, next.owner);
      open.emplace_back(std::move(next), depth + 1);
    }
  }
}

}  // namespace gate::scan
