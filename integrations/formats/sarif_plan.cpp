// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/sarif_plan.hpp"

#include "gate/core/text.hpp"
#include "gate/report/glyph.hpp"

namespace gate::formats {
namespace {

constexpr std::uint64_t most_results = 25000;  // GitHub refuses a file with a larger run
constexpr std::size_t most_runs = 20;
constexpr std::size_t id_columns = 200;
constexpr std::string_view other = "other";

std::string key_of(const Finding& finding) {
  return finding.id + '\n' + std::string{word(finding.severity)};
}

std::string rule_id(const SarifRun& run, const Finding& finding, const RuleInfo* info) {
  std::string id = report::clipped(finding.id, id_columns);
  const bool usual = info == nullptr ? run.ids.count(id) == 0 : finding.severity == info->severity;
  if (!usual) id += "/" + std::string{word(finding.severity)};
  while (run.ids.count(id) > 0)  // an id of others that looks like one made here
    id += '+';
  return id;
}

}  // namespace

std::string sarif_source(std::string_view kind) {
  constexpr std::size_t most_characters = 40;
  std::string source;
  for (const char c : kind.substr(0, most_characters)) {
    const bool plain = is_alnum(c) || c == '.' || c == '_' || c == '-';
    source += plain ? lower(c) : '-';
  }
  return source.empty() ? std::string{other} : source;
}

SarifPlan::SarifPlan(const Report& report, const report::Options& options) {
  make_run("gate");
  for (const InputReport& input : report.inputs) {
    const std::string source = sarif_source(input.kind);
    kinds_[input.path] = source;
    make_run(source);
  }
  report.for_each([&](const Finding& finding) { add(finding, options); });
  lines_.read(options.text);
}

std::size_t SarifPlan::make_run(std::string_view source) {
  const auto known = run_names_.find(std::string{source});
  if (known != run_names_.end()) return known->second;
  if (runs_.size() + 1 >= most_runs && source != other) return make_run(other);
  SarifRun run;
  run.source = source;
  runs_.push_back(std::move(run));
  run_names_.emplace(source, runs_.size() - 1);
  return runs_.size() - 1;
}

std::string SarifPlan::source_of(const Finding& finding) const {
  if (finding.evidence.empty()) return "gate";
  const auto kind = kinds_.find(finding.evidence);
  if (kind != kinds_.end()) return kind->second;
  return finding.seen_by.empty() ? std::string{other} : sarif_source(finding.seen_by.front().tool);
}

std::size_t SarifPlan::run_of(const Finding& finding) const {
  const auto run = run_names_.find(source_of(finding));
  return run != run_names_.end() ? run->second : run_names_.at(std::string{other});
}

std::size_t SarifPlan::rule_of(const Finding& finding) const {
  return runs_[run_of(finding)].by_key.at(key_of(finding));
}

void SarifPlan::add(const Finding& finding, const report::Options& options) {
  SarifRun& run = runs_[make_run(source_of(finding))];
  if (run.results == most_results) {
    ++run.left_out;
    return;
  }
  ++run.results;
  if (finding.commit.empty()) {
    lines_.want(finding.path, finding.line);
    lines_.want(finding.path, finding.end_line);
  }
  add_rule(run, finding, options);
}

void SarifPlan::add_rule(SarifRun& run, const Finding& finding, const report::Options& options) {
  std::string key = key_of(finding);
  if (run.by_key.count(key) > 0) return;
  SarifRule rule;
  rule.info = options.rule ? options.rule(finding.id) : nullptr;
  rule.id = rule_id(run, finding, rule.info);
  rule.severity = finding.severity;
  rule.kind = finding.kind;
  rule.finding_id = finding.id;
  rule.name = finding.name;
  rule.description = finding.message;
  rule.help = finding.fix;
  run.ids.insert(rule.id);
  run.by_key.emplace(std::move(key), run.rules.size());
  run.rules.push_back(std::move(rule));
}

}  // namespace gate::formats
