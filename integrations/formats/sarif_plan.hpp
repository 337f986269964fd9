// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gate/report/emitter.hpp"
#include "integrations/formats/sarif_lines.hpp"

namespace gate::formats {

// One rule of a run. `security-severity` belongs to the rule, so an id has one for every severity.
struct SarifRule {
  std::string id = {};  // "IMG010", or "IMG010/low" beside the usual severity
  Rating severity = {};
  const RuleInfo* info = nullptr;  // null for ids that are not ours
  Kind kind = Kind::code;
  std::string finding_id = {}, name = {}, description = {}, help = {};  // of the first finding
};

// The results of one source: gate itself or one kind of report.
struct SarifRun {
  std::string source = {};
  std::vector<SarifRule> rules = {};
  std::uint64_t results = 0;   // written
  std::uint64_t left_out = 0;  // beyond the limit
  std::unordered_map<std::string, std::size_t> by_key = {};
  std::unordered_set<std::string> ids = {};
};

// Sorts findings into runs and rules before anything is written.
class SarifPlan {
 public:
  SarifPlan(const Report& report, const report::Options& options);

  [[nodiscard]] const std::vector<SarifRun>& runs() const { return runs_; }
  [[nodiscard]] const SarifLines& lines() const { return lines_; }
  [[nodiscard]] std::size_t run_of(const Finding& finding) const;
  // The place of the finding's rule in its run.
  [[nodiscard]] std::size_t rule_of(const Finding& finding) const;

 private:
  void add(const Finding& finding, const report::Options& options);
  void add_rule(SarifRun& run, const Finding& finding, const report::Options& options);
  std::size_t make_run(std::string_view source);
  [[nodiscard]] std::string source_of(const Finding& finding) const;

  std::vector<SarifRun> runs_ = {};
  std::unordered_map<std::string, std::size_t> run_names_ = {};
  std::unordered_map<std::string, std::string> kinds_ = {};  // of reports, by path
  SarifLines lines_ = {};
};

// The name of a run for the kind of a report or the name of a tool: lower-case letters, digits,
// ".",
// "_" and "-" only.
std::string sarif_source(std::string_view kind);

}  // namespace gate::formats
