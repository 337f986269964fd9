// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/decide.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/scan/catalogue.hpp"
#include "gate/source/files.hpp"
#include "gate/source/random.hpp"
#include "integrations/ignores/gitleaks_allow.hpp"

namespace gate::cli {
namespace {

facts::Date day_of(std::int64_t seconds) {
  const auto day = facts::date(policy::text_of(policy::date_of(seconds)));
  return day.value_or(facts::Date{});
}

void append(std::vector<policy::Suppression>& onto, std::vector<policy::Suppression> more) {
  onto.insert(onto.end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

std::vector<policy::Suppression> suppressions_of(const std::string& path,
                                                 const std::vector<Comment>& comments) {
  auto all = policy::inline_suppressions(path, comments);
  append(all, ignores::gitleaks_allow(path, comments));
  return all;
}

std::vector<policy::Suppression> inline_suppressions(const Case& found) {
  std::vector<policy::Suppression> on_head;
  std::vector<policy::Suppression> on_base;
  for (const scan::FileComments& file : found.scanned.comments) {
    append(on_head, suppressions_of(file.path, file.on_head));
    append(on_base, suppressions_of(file.path, file.on_base));
  }
  if (found.has_base) policy::mark_new(on_head, on_base);
  return on_head;
}

// One defect that several steps ran into is told once.
void drop_repeated(std::vector<Fault>& faults) {
  std::set<std::pair<std::string, std::string>> seen;
  const auto is_repeated = [&](const Fault& fault) {
    return !seen.insert({fault.path, fault.what}).second;
  };
  faults.erase(std::remove_if(faults.begin(), faults.end(), is_repeated), faults.end());
}

// Nothing that people typed or files said gets into the sentences of the report unsearched.
void hide_secrets(policy::Judgement& judgement, secrets::Scanner& scanner) {
  const auto hide = [&](std::string& text) {
    if (!text.empty()) text = scanner.redact(text);
  };
  for (Fault& fault : judgement.faults) {
    hide(fault.what);
    hide(fault.path);
  }
  for (std::string& advice : judgement.subject.advice)
    hide(advice);
  for (Coverage::Note& note : judgement.coverage.notes)
    hide(note.what);
  for (policy::Suppression& one : judgement.suppressions) {
    hide(one.text);
    hide(one.reason);
  }
  for (ImportedReport& report : judgement.reports) {
    hide(report.input.path);
    for (Finding& finding : report.findings) {
      if (finding.kind != Kind::vulnerability && finding.kind != Kind::license)
        hide(finding.message);
    }
  }
}

std::string writable_baseline(const Report& report, const std::string& key) {
  std::vector<Finding> findings;
  report.for_each([&](const Finding& finding) { findings.push_back(finding); });
  return policy::write_baseline(policy::make_baseline(findings, key));
}

}  // namespace

Result<Tools> prepare(PolicyChoice choice, const Arguments& arguments, const World& world) {
  Tools tools;
  tools.choice = std::move(choice);
  if (!arguments.baseline.empty()) {
    auto content = source::read_file(arguments.baseline);
    if (const auto* text = std::get_if<std::string>(&content)) {
      auto baseline = policy::read_baseline(arguments.baseline, *text);
      if (!baseline) return baseline.error();
      tools.baseline = *std::move(baseline);
    } else if (!arguments.update_baseline) {
      return Error{fmt::format("{}: the baseline cannot be read: {}; --update writes one",
                               printable(arguments.baseline),
                               std::get<Tree::NotRead>(content).what)};
    }
  }
  tools.key = world.environment["GATE_KEY"];
  if (tools.key.empty()) tools.key = tools.baseline.salt;
  tools.settings.stable_key = !tools.key.empty();
  if (tools.key.empty()) tools.key = source::random_token();
  tools.settings.engine = secrets::Engine::create(tools.key).take(tools.faults);
  if (tools.settings.engine == nullptr) {
    return Error{tools.faults.empty() ? "the secrets engine did not start" : tools.faults[0].what};
  }
  tools.settings.today = day_of(world.now);
  tools.settings.exclude = tools.choice.policy.exclude;
  return tools;
}

Result<Tools> prepare(const Arguments& arguments, const World& world) {
  auto choice = disk_configuration(arguments, world);
  if (!choice) return choice.error();
  return prepare(*std::move(choice), arguments, world);
}

int decide(Case found, Tools tools, const Arguments& arguments, const World& world) {
  policy::Judgement judgement;
  judgement.suppressions = inline_suppressions(found);
  judgement.policy = std::move(tools.choice.policy);
  judgement.subject = std::move(found.subject);
  judgement.subject.config = tools.choice.origin;
  for (std::string& advice : tools.choice.advice) {
    judgement.subject.advice.push_back(std::move(advice));
  }
  judgement.findings = std::move(found.scanned.findings);
  judgement.reports = std::move(found.reports);
  judgement.baseline = std::move(tools.baseline);
  judgement.faults = std::move(found.scanned.faults);
  for (auto* more : {&found.faults, &tools.faults}) {
    std::move(more->begin(), more->end(), std::back_inserter(judgement.faults));
  }
  drop_repeated(judgement.faults);
  judgement.coverage = std::move(found.scanned.coverage);
  if (!tools.settings.engine->note().empty()) {
    judgement.coverage.notes.push_back({tools.settings.engine->note(), {}});
  }
  judgement.catalogue = scan::catalogue();
  judgement.changed = std::move(found.changed);
  judgement.today = policy::date_of(world.now);
  judgement.looked_at_all = found.looked_at_all;
  secrets::Scanner scanner{tools.settings.engine};
  hide_secrets(judgement, scanner);
  const Report report = policy::judge(std::move(judgement));
  const int code = publish(report, arguments, world, {found.text, tools.settings.engine});
  if (!arguments.update_baseline || code == exit_code(Verdict::incomplete, false)) return code;
  if (const auto fault =
          source::write_file(arguments.baseline, writable_baseline(report, tools.key))) {
    world.err(fmt::format("gate: {}\n", fault->what));
    return exit_code(Verdict::incomplete, false);
  }
  world.err(fmt::format("gate: wrote {}\n", printable(arguments.baseline)));
  return code;
}

}  // namespace gate::cli
