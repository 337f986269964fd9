// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/judge.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gate/core/fingerprint.hpp"
#include "gate/core/text.hpp"
#include "gate/policy/catalogue.hpp"
#include "gate/policy/correlate.hpp"
#include "gate/policy/hiding.hpp"
#include "gate/policy/rules.hpp"
#include "gate/policy/severity.hpp"
#include "gate/policy/suppressing.hpp"
#include "gate/policy/switches.hpp"

namespace gate::policy {
namespace {

std::vector<const RuleInfo*> with_own(std::vector<const RuleInfo*> catalogue) {
  for (const RuleInfo* rule : rules()) {
    const auto same = [&](const RuleInfo* other) { return other->id == rule->id; };
    if (std::none_of(catalogue.begin(), catalogue.end(), same)) catalogue.push_back(rule);
  }
  return catalogue;
}

// A report that is no proof and that nobody complained about would pass for a clean one.
void add_unsaid(const std::vector<ImportedReport>& reports, std::vector<Fault>& faults) {
  std::set<std::string> said;
  for (const Fault& fault : faults)
    said.insert(fault.path);
  for (const ImportedReport& report : reports) {
    const InputReport& input = report.input;
    if (input.outcome == ReportOutcome::findings || input.outcome == ReportOutcome::vex) continue;
    if (!said.insert(input.path).second) continue;
    const bool partial = input.outcome == ReportOutcome::partial;
    faults.push_back({partial ? Cause::failed_scan : Cause::foreign,
                      partial ? "a part of the scan failed; run the scanner again"
                              : "the file is not a report that can be judged",
                      input.path, 0});
  }
}

class Judge {
 public:
  explicit Judge(Judgement& input)
      : input_{input},
        catalogue_{with_own(std::move(input.catalogue))},
        suppressions_{all_suppressions(input)},
        suppressing_{suppressions_, catalogue_, input.today, input.subject.scope},
        baseline_{input.baseline, input.changed},
        hiding_{input.hide} {}

  Report run() {
    std::vector<Finding> findings = switched(std::move(input_.findings), input_.policy, catalogue_);
    std::vector<Finding> imported = correlate(input_.reports, input_.policy.severity_from);
    join_own(findings, imported, input_.policy.severity_from);
    std::move(imported.begin(), imported.end(), std::back_inserter(findings));
    set_fingerprints(findings);
    for (Finding& finding : findings)
      mark(finding);
    suppressing_.apply_to_commits(findings);
    for (Finding& finding : switched(suppressing_.defects(), input_.policy, catalogue_)) {
      mark(finding);
      findings.push_back(std::move(finding));
    }
    if (new_suppressions(input_.policy) == NewSuppressions::block) {
      auto added = suppressing_.added();
      std::move(added.begin(), added.end(), std::back_inserter(findings));
    }
    set_fingerprints(findings);
    return report(std::move(findings));
  }

 private:
  static std::vector<Suppression> all_suppressions(Judgement& input) {
    std::vector<Suppression> all = std::move(input.suppressions);
    all.insert(all.end(), input.policy.suppress.begin(), input.policy.suppress.end());
    return all;
  }

  // The first that holds: suppressed, existing, unfixed, below-threshold, blocks.
  void mark(Finding& finding) {
    const Policy& policy = input_.policy;
    finding.disposition = Disposition::blocks;
    Rated rated = severity_of(finding, policy, catalogue_);
    finding.severity = rated.severity;
    finding.reason = std::move(rated.reason);
    const bool in_baseline = is_in_baseline(finding);
    if (is_switched_off(finding, policy, catalogue_)) {
      set(finding, Disposition::suppressed, "switched off by the configuration");
      return;
    }
    suppressing_.apply(finding);
    if (finding.disposition == Disposition::suppressed) return;
    if (in_baseline) {
      set(finding, Disposition::existing, "in the baseline");
    } else if (input_.subject.scope == Scope::change && !finding.introduced) {
      set(finding, Disposition::existing, "not introduced by this change");
    } else if (policy.unfixed == Unfixed::ignore && is_unfixed(finding)) {
      set(finding, Disposition::unfixed, "no fixed version is known");
    } else if (!counts(finding, policy)) {
      set(finding, Disposition::below_threshold,
          fmt::format("{} is below {}", shown(finding), word(policy.fail_on.of(finding.kind))));
    } else if (finding.severity.is_unknown()) {
      set(finding, Disposition::blocks, shown(finding));
    }
  }

  // A baseline is written from a finished report, so an entry may have its texts masked.
  bool is_in_baseline(const Finding& finding) {
    if (baseline_.holds(finding)) return true;
    if (input_.baseline.entries.empty() || !hiding_) return false;
    Finding masked = finding;
    hiding_.apply(masked);
    return identity_of(masked) != identity_of(finding) && baseline_.holds(masked);
  }

  static bool is_unfixed(const Finding& finding) {
    return finding.kind == Kind::vulnerability && finding.package && finding.package->fixed.empty();
  }

  [[nodiscard]] std::string shown(const Finding& finding) const {
    if (!finding.severity.is_unknown()) return std::string{word(finding.severity)};
    return fmt::format("unknown severity counts as {}", word(input_.policy.unknown_severity));
  }

  // The new reason comes first, what was said about the severity stays.
  static void set(Finding& finding, Disposition disposition, const std::string& reason) {
    finding.disposition = disposition;
    finding.reason = finding.reason.empty() ? reason : reason + "; " + finding.reason;
  }

  Report report(std::vector<Finding> findings) {
    Report report;
    report.subject = std::move(input_.subject);
    if (report.subject.fail_on.empty()) report.subject.fail_on = text_of(input_.policy.fail_on);
    report.coverage = std::move(input_.coverage);
    report.faults = std::move(input_.faults);
    add_unsaid(input_.reports, report.faults);
    for (ImportedReport& one : input_.reports)
      report.inputs.push_back(std::move(one.input));
    suppressing_.note(report.coverage, input_.looked_at_all);
    note_stale(report.coverage);
    auto& off = report.coverage.checks_off;
    for (std::string& id : switched_off(input_.policy, catalogue_))
      off.push_back(std::move(id));
    std::sort(off.begin(), off.end());
    off.erase(std::unique(off.begin(), off.end()), off.end());
    hiding_.apply(report);
    for (Finding& finding : findings) {
      hiding_.apply(finding);
      report.add(std::move(finding));
    }
    report.sort();
    return report;
  }

  void note_stale(Coverage& coverage) const {
    if (!input_.looked_at_all) return;
    for (const Baseline::Entry* entry : baseline_.stale()) {
      coverage.notes.push_back(
          {fmt::format(
               "the baseline's entry {} {} matches no finding any more; write it again with "
               "--update",
               printable(entry->identity.id), printable(entry->identity.subject)),
           entry->identity.path});
    }
  }

  Judgement& input_;
  Catalogue catalogue_;
  std::vector<Suppression> suppressions_;
  Suppressing suppressing_;
  BaselineMatcher baseline_;
  Hiding hiding_;
};

}  // namespace

Report judge(Judgement input) {
  return Judge{input}.run();
}

}  // namespace gate::policy
