// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/decide.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/scan/catalogue.hpp"
#include "gate/scan/join.hpp"
#include "gate/source/files.hpp"
#include "gate/source/random.hpp"
#include "integrations/ignores/gitleaks_allow.hpp"

namespace gate::cli {
namespace {

facts::Date day_of(std::int64_t seconds) {
  const auto day = facts::date(policy::text_of(policy::date_of(seconds)));
  return day.value_or(facts::Date{});
}

template <class T>
void append(std::vector<T>& onto, std::vector<T> more) {
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

policy::Judgement judgement_of(Case found, const Tools& tools, const World& world) {
  policy::Judgement judgement;
  judgement.suppressions = inline_suppressions(found);
  judgement.policy = tools.choice.policy;
  judgement.subject = std::move(found.subject);
  judgement.subject.config = tools.choice.origin;
  append(judgement.subject.advice, tools.choice.advice);
  judgement.findings = std::move(found.scanned.findings);
  judgement.reports = std::move(found.reports);
  judgement.baseline = tools.baseline;
  judgement.faults = std::move(found.scanned.faults);
  append(judgement.faults, std::move(found.faults));
  append(judgement.faults, tools.faults);
  append(judgement.faults, tools.choice.faults);
  drop_repeated(judgement.faults);
  judgement.coverage = std::move(found.scanned.coverage);
  if (!tools.settings.engine->note().empty()) {
    judgement.coverage.notes.push_back({tools.settings.engine->note(), {}});
  }
  judgement.catalogue = scan::catalogue();
  judgement.changed = std::move(found.changed);
  judgement.today = policy::date_of(world.now);
  judgement.looked_at_all = found.looked_at_all;
  // What people typed and files said gets into no sentence unsearched.
  const auto scanner = std::make_shared<secrets::Scanner>(tools.settings.engine);
  judgement.hide = [scanner](const std::string& text) { return scanner->redact(text); };
  return judgement;
}

// The reports of several refs as one; the same finding in two of them is one.
Report merged(std::vector<Report> reports) {
  Report all = std::move(reports.front());
  std::set<std::tuple<std::string, std::string, std::uint32_t, std::string>> seen;
  const auto key = [](const Finding& one) {
    return std::tuple{one.fingerprint + one.id, one.path, one.line, one.commit};
  };
  all.for_each([&](const Finding& one) { seen.insert(key(one)); });
  for (std::size_t i = 1; i < reports.size(); ++i) {
    Report& more = reports[i];
    more.for_each([&](const Finding& one) {
      if (seen.insert(key(one)).second) all.add(one);
    });
    append(all.faults, std::move(more.faults));
    scan::join(all.coverage, std::move(more.coverage));
    all.subject.head += ", " + more.subject.head;
  }
  drop_repeated(all.faults);
  all.sort();
  return all;
}

std::string absolute_path(const std::string& path, const World& world) {
  return path[0] == '/' ? path : world.environment.folder + '/' + path;
}

std::string writable_baseline(const Report& report, const std::string& key) {
  std::vector<Finding> findings;
  report.for_each([&](const Finding& finding) { findings.push_back(finding); });
  return policy::write_baseline(policy::make_baseline(findings, key));
}

}  // namespace

Result<Tools> prepare(PolicyChoice choice, const Trusted& trusted, const Arguments& arguments,
                      const World& world) {
  Tools tools;
  tools.choice = std::move(choice);
  if (!arguments.baseline.empty()) {
    auto content =
        read_trusted(trusted, absolute_path(arguments.baseline, world), source::largest_file);
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
  return prepare(*std::move(choice), {}, arguments, world);
}

int decide(Case found, const Tools& tools, const Arguments& arguments, const World& world) {
  std::vector<Case> cases;
  cases.push_back(std::move(found));
  return decide(std::move(cases), tools, arguments, world);
}

int decide(std::vector<Case> cases, const Tools& tools, const Arguments& arguments,
           const World& world) {
  // Source lines of several heads cannot be told apart by path.
  const FileText text = cases.size() == 1 ? cases.front().text : FileText{};
  std::vector<Report> reports;
  reports.reserve(cases.size());
  for (Case& found : cases)
    reports.push_back(policy::judge(judgement_of(std::move(found), tools, world)));
  const Report report = merged(std::move(reports));
  const int code = publish(report, arguments, world, {text, tools.settings.engine});
  if (!arguments.update_baseline || code == exit_code(Verdict::incomplete, false)) return code;
  // GATE_KEY stays where it is: a baseline keyed by it holds no salt.
  const std::string salt = world.environment["GATE_KEY"].empty() ? tools.key : std::string{};
  if (const auto fault = source::write_file(arguments.baseline, writable_baseline(report, salt))) {
    world.err(fmt::format("gate: {}\n", fault->what));
    return exit_code(Verdict::incomplete, false);
  }
  world.err(fmt::format("gate: wrote {}\n", printable(arguments.baseline)));
  return code;
}

}  // namespace gate::cli
