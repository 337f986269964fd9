// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/evidence.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/policy/evidence.hpp"
#include "gate/policy/introduced.hpp"
#include "gate/source/files.hpp"
#include "gate/source/glob.hpp"
#include "integrations/scanners/import.hpp"

namespace gate::cli {
namespace {

std::string under(const std::string& root, const std::string& path) {
  return path.empty() || path[0] == '/' ? path : root + '/' + path;
}

// Imports what was read of one file; nothing where the bytes cannot be had, with the fault that
// says why.
std::optional<ImportedReport> import_read(Tree::Read content, const std::string& path,
                                          const std::string& kind, std::vector<Fault>& faults) {
  if (auto* absent = std::get_if<Tree::NotRead>(&content)) {
    faults.push_back(
        {absent->absence,
         fmt::format("{}: the report cannot be read: {}", printable(path), absent->what), path,
         absent->bytes});
    return std::nullopt;
  }
  return scanners::import_report({path, std::get<std::string>(content), kind}).take(faults);
}

// True if the head tracks the file, the file a link on its path leads to, or such a link itself.
bool is_tracked(const Grounds& grounds, const std::string& path) {
  if (!grounds.in_head) return false;
  for (auto end = path.find('/'); end != std::string::npos; end = path.find('/', end + 1)) {
    if (grounds.in_head(std::string_view{path}.substr(0, end))) return true;
  }
  const auto real = inside(grounds.root, under(grounds.root, path));
  return grounds.in_head(path) || (real && grounds.in_head(*real));
}

class Collector {
 public:
  Collector(const policy::Policy& policy, const Grounds& grounds, const World& world)
      : policy_{policy}, grounds_{grounds}, world_{world} {}

  Evidence collect() {
    for (const policy::EvidenceRule& rule : policy_.evidence)
      collect(rule);
    for (ImportedReport& report : reports_)
      evidence_.reports.push_back(std::move(report));
    return std::move(evidence_);
  }

 private:
  void collect(const policy::EvidenceRule& rule) {
    if (rule.path.empty()) {
      evidence_.faults.push_back(
          {Cause::missing,
           fmt::format("evidence of {}: gate does not run scanners itself yet; let a step before "
                       "this one write the report, and name it under `path:`",
                       rule.kind),
           {},
           0});
      return;
    }
    std::vector<policy::EvidenceFile> files;
    for (const std::string& path :
         source::files_matching(grounds_.root, rule.path).take(evidence_.faults)) {
      const bool tracked = is_tracked(grounds_, path);
      auto report =
          import_read(source::read_file(under(grounds_.root, path), policy_.limits.report_size),
                      path, rule.kind, evidence_.faults);
      if (report) place(*report, rule);
      if (report) reports_.push_back(std::move(*report));
      files.push_back({path, tracked, report ? &reports_.back() : nullptr});
    }
    auto faults = policy::check_evidence(rule, files, world_.now);
    std::move(faults.begin(), faults.end(), std::back_inserter(evidence_.faults));
  }

  void place(ImportedReport& report, const policy::EvidenceRule& rule) {
    if (!grounds_.has_base) return;
    std::optional<ImportedReport> baseline;
    if (!rule.baseline.empty()) {
      baseline = import_read(read_trusted(grounds_.trusted, under(grounds_.root, rule.baseline),
                                          policy_.limits.report_size),
                             rule.baseline, rule.kind, evidence_.faults);
    }
    const auto advice = policy::mark_introduced(report, {grounds_.changed, grounds_.in_head},
                                                baseline ? &*baseline : nullptr);
    const auto& known = evidence_.advice;
    if (advice && std::find(known.begin(), known.end(), *advice) == known.end()) {
      evidence_.advice.push_back(*advice);
    }
  }

  const policy::Policy& policy_;
  const Grounds& grounds_;
  const World& world_;
  Evidence evidence_;
  std::deque<ImportedReport> reports_;  // stays in place while checks point to it
};

}  // namespace

Evidence collect_evidence(const policy::Policy& policy, const Grounds& grounds,
                          const World& world) {
  return Collector{policy, grounds, world}.collect();
}

Evidence read_reports(const std::vector<std::string>& operands, const policy::Policy& policy,
                      const World& world) {
  Evidence evidence;
  for (const std::string& operand : operands) {
    const auto colon = operand.find(':');
    std::string kind = colon == std::string::npos ? "" : operand.substr(0, colon);
    if (!scanners::is_importer(kind)) kind.clear();
    const std::string path = kind.empty() ? operand : operand.substr(colon + 1);
    auto report = import_read(
        source::read_file(under(world.environment.folder, path), policy.limits.report_size), path,
        kind, evidence.faults);
    if (!report) continue;
    if (report->input.recognised_nothing) {
      evidence.faults.push_back(policy::recognised_nothing(report->input));
    }
    evidence.reports.push_back(std::move(*report));
  }
  return evidence;
}

}  // namespace gate::cli
