// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/checks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gate/cli/rulebook.hpp"
#include "gate/core/text.hpp"
#include "gate/policy/catalogue.hpp"
#include "gate/scan/kinds.hpp"
#include "integrations/formats/emitters.hpp"

namespace gate::cli {
namespace {

std::string wrong(std::string_view option, std::string_view value, std::string_view allowed) {
  return fmt::format("{}: \"{}\" is not one of: {}", option, printable(value), allowed);
}

std::string check_words(const Raw& raw, Arguments& arguments) {
  if (!raw.fail_on.empty()) {
    arguments.fail_on = severity_named(raw.fail_on);
    if (!arguments.fail_on) return wrong("--fail-on", raw.fail_on, "critical high medium low info");
  }
  if (raw.scope == "change")
    arguments.scope = Scope::change;
  else if (raw.scope == "all")
    arguments.scope = Scope::all;
  else if (!raw.scope.empty())
    return wrong("--scope", raw.scope, "change all");
  if (raw.color == "always")
    arguments.color = Color::always;
  else if (raw.color == "never")
    arguments.color = Color::never;
  else if (raw.color != "auto")
    return wrong("--color", raw.color, "auto always never");
  if (!arguments.profile.empty() && arguments.profile != "default" &&
      arguments.profile != "strict" && arguments.profile != "cis") {
    return wrong("--profile", arguments.profile, "default strict cis");
  }
  if (!raw.as.empty()) {
    arguments.as = scan::artefact_named(raw.as);
    if (!arguments.as) {
      return wrong("--as", raw.as,
                   "dockerfile compose run-line github-workflow gitlab-ci daemon-json");
    }
  }
  if (formats::emitter_named(arguments.format) == nullptr) {
    return wrong("--format", arguments.format, format_names());
  }
  return {};
}

std::string check_outputs(const Raw& raw, Arguments& arguments) {
  for (const std::string& output : raw.outputs) {
    const auto equals = output.find('=');
    const std::string format = output.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == output.size()) {
      return fmt::format("-o: \"{}\" is not FORMAT=FILE", printable(output));
    }
    if (formats::emitter_named(format) == nullptr) return wrong("-o", format, format_names());
    arguments.outputs.push_back({format, output.substr(equals + 1)});
  }
  return {};
}

std::string check_combinations(const Arguments& arguments) {
  if (arguments.update_baseline && arguments.baseline.empty())
    return "--update needs --baseline FILE";
  if (arguments.quiet && arguments.verbose) return "-q and -v exclude each other";
  if (!arguments.head.empty() && arguments.base.empty()) return "--head needs --base";
  const int modes = (arguments.staged ? 1 : 0) + (arguments.range.empty() ? 0 : 1) +
                    (arguments.command == "secrets" && !arguments.operands.empty() ? 1 : 0) +
                    (arguments.base.empty() ? 0 : 1);
  if (modes > 1) return "--staged, --range, --base and PATH exclude each other";
  if (!arguments.range.empty() && arguments.range.find("..") == std::string::npos) {
    return fmt::format("--range: \"{}\" is not A..B", printable(arguments.range));
  }
  return {};
}

// Ids of advisories and of scanners' own checks: "CVE-2026-1", "go.lang.check", "js/sql-injection".
bool is_of_scanner(std::string_view name) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto dash = name.find('-');
  const bool advisory = dash != std::string_view::npos && dash >= 2 && dash + 1 < name.size() &&
                        is_capital(name[0]) && is_capital(name[1]);
  return advisory || name.find_first_of("./:") != std::string_view::npos;
}

}  // namespace

std::string format_names() {
  std::string names;
  for (const auto& emitter : formats::emitters()) {
    names += names.empty() ? "" : " ";
    names += emitter.name;
  }
  return names;
}

std::string without_value(std::string_view option) {
  return fmt::format("{} was given without a value (an unset variable?)", printable(option));
}

std::string empty_value(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") break;
    if (word.size() > 3 && word.rfind("--", 0) == 0 && word.find('=') + 1 == word.size())
      return without_value(word.substr(0, word.size() - 1));
  }
  return {};
}

std::string check(const Raw& raw, Arguments& arguments) {
  std::string problem = check_words(raw, arguments);
  if (problem.empty()) problem = check_outputs(raw, arguments);
  if (problem.empty()) problem = check_combinations(arguments);
  if (problem.empty()) problem = unknown_rule("--only", arguments.only);
  if (problem.empty()) problem = unknown_rule("--skip", arguments.skip);
  return problem;
}

std::string unknown_rule(std::string_view option, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  const policy::Catalogue catalogue{rulebook()};
  for (const std::string& name : names) {
    if (catalogue.knows(name) || is_of_scanner(name)) continue;
    const auto near = catalogue.nearest(name);
    return fmt::format("{}: no rule is called \"{}\"{}; `gate rules` lists them", option,
                       printable(name), near ? fmt::format("; did you mean {}?", *near) : "");
  }
  return {};
}

}  // namespace gate::cli
