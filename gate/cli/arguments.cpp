// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/arguments.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/scan/kinds.hpp"
#include "integrations/formats/emitters.hpp"

namespace gate::cli {
namespace {

constexpr const char* footer =
    "Exit codes: 0 pass, 1 blocked, 2 wrong usage or configuration (nothing was checked),\n"
    "3 could not judge (evidence, base or a file is missing or unreadable).";

std::string format_names() {
  std::string names;
  for (const auto& emitter : formats::emitters()) {
    names += names.empty() ? "" : " ";
    names += emitter.name;
  }
  return names;
}

// What CLI11 cannot hold itself, checked after it is done.
struct Raw {
  std::string fail_on, scope, color = "auto", as;
  std::vector<std::string> outputs;
};

void add_judging(CLI::App& app, Arguments& arguments, Raw& raw) {
  app.add_option("--fail-on", raw.fail_on, "Severity that blocks: critical high medium low info");
  app.add_option("--config", arguments.config, "Configuration instead of .gate.yaml");
  app.add_option("--profile", arguments.profile, "default, strict or cis");
  app.add_option("--only", arguments.only, "Only these rules: id, slug, alias or DL30*")
      ->delimiter(',');
  app.add_option("--skip", arguments.skip, "All but these rules")->delimiter(',');
  app.add_option("--baseline", arguments.baseline, "Findings that are accepted already");
  app.add_flag("--update", arguments.update_baseline, "Write the baseline from what is found");
  app.add_option("--format", arguments.format, "What stdout gets: " + format_names());
  app.add_option("-o,--output", raw.outputs, "FORMAT=FILE, as often as wanted");
  app.add_option("--color", raw.color, "auto, always or never");
  app.add_flag("--exit-zero", arguments.exit_zero,
               "Exit with 0 where findings block; never for 2, 3");
  app.add_flag("-q,--quiet", arguments.quiet, "Say as little as possible");
  app.add_flag("-v,--verbose", arguments.verbose, "List also what does not block");
}

void add_change(CLI::App& app, Arguments& arguments, Raw& raw) {
  app.add_option("--base", arguments.base, "Revision the change starts from");
  app.add_option("--head", arguments.head, "Revision the change ends with");
  app.add_option("--scope", raw.scope, "change: what it introduces blocks; all: everything does");
}

using Commands = std::vector<std::pair<CLI::App*, std::string>>;

void add_commands(CLI::App& app, Arguments& arguments, Raw& raw, Commands& commands) {
  const auto command = [&](const char* name, const char* about) {
    CLI::App* added = app.add_subcommand(name, about);
    added->footer(footer);
    commands.emplace_back(added, name);
    return added;
  };
  auto* run = command("run", "Judge the change: lint, secrets and scanner reports (the default)");
  add_judging(*run, arguments, raw);
  add_change(*run, arguments, raw);
  run->add_flag("--run-scanners", arguments.run_scanners,
                "Outside CI: run the scanners of evidence.run");
  auto* lint = command("lint", "Judge whole files or folders; - is standard input");
  add_judging(*lint, arguments, raw);
  lint->add_option("--as", raw.as, "What standard input is: dockerfile compose …");
  lint->add_option("PATH", arguments.operands, "Files and folders; the current folder if none");
  auto* secrets = command("secrets", "Search the change, or files, for secrets");
  add_judging(*secrets, arguments, raw);
  add_change(*secrets, arguments, raw);
  secrets->add_flag("--staged", arguments.staged, "What is staged, against HEAD");
  secrets->add_option("--range", arguments.range, "A..B: what B has since it left A");
  secrets->add_option("PATH", arguments.operands, "Files and folders; the change if none");
  auto* results = command("results", "Judge scanner reports only");
  add_judging(*results, arguments, raw);
  results->add_option("FILE", arguments.operands, "Reports; KIND:PATH says what one must be")
      ->required();
  auto* explain = command("explain", "Say what a rule is about");
  explain->add_option("ID", arguments.operands, "Id, slug, or another tool's id")->required();
  auto* rules = command("rules", "List every rule");
  rules->add_flag("--markdown", arguments.markdown, "As a Markdown table");
  rules->add_flag("--json", arguments.json, "As JSON");
  rules->add_option("--pages", arguments.pages, "Write a page for each rule into this folder");
  rules->add_flag("--self-test", arguments.self_test, "Run every rule on its own examples");
  command("init", "Write a .gate.yaml to start from");
}

void add_nested(CLI::App& app, Arguments& arguments, Raw& raw, Commands& commands) {
  auto* hook = app.add_subcommand("hook", "Check before git pushes");
  hook->require_subcommand(1);
  commands.emplace_back(hook->add_subcommand("install", "Put the pre-push hook in place"),
                        "hook install");
  commands.emplace_back(hook->add_subcommand("uninstall", "Take it away"), "hook uninstall");
  auto* run = hook->add_subcommand("run", "What the hook calls");
  commands.emplace_back(run, "hook run");
  add_judging(*run, arguments, raw);
  run->add_option("ARGUMENT", arguments.operands, "Name and address of the remote");
  auto* config = app.add_subcommand("config", "Look at the configuration");
  config->require_subcommand(1);
  const std::pair<const char*, const char*> ways[] = {
      {"show", "Print the policy in force"},
      {"check", "Check the configuration"},
      {"schema", "Print its JSON Schema"},
      {"reference", "Print its documentation"},
  };
  for (const auto& [name, about] : ways) {
    auto* added = config->add_subcommand(name, about);
    commands.emplace_back(added, fmt::format("config {}", name));
    added->add_option("--config", arguments.config, "Configuration instead of .gate.yaml");
    if (std::string_view{name} != "schema") continue;
    added->add_flag("--report", arguments.report_schema, "The schema of --format json");
  }
}

std::string wrong(std::string_view option, std::string_view value, std::string_view allowed) {
  return fmt::format("{}: \"{}\" is not one of: {}", option, printable(value), allowed);
}

// The first thing that is wrong, or nothing.
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

// The first option that no command takes, with the nearest one; empty if that is not what is wrong.
std::string unknown_option(const Commands& commands) {
  for (const auto& [command, name] : commands) {
    if (!command->parsed()) continue;
    std::vector<std::string> known;
    for (const CLI::Option* option : command->get_options()) {
      for (const std::string& long_name : option->get_lnames())
        known.push_back("--" + long_name);
    }
    const std::vector<std::string_view> names{known.begin(), known.end()};
    for (const std::string& word : command->remaining()) {
      if (word.empty() || word[0] != '-') continue;
      const auto near = nearest(word, names);
      return fmt::format("gate {} has no option {}{}", name, printable(word),
                         near ? fmt::format("; did you mean {}?", *near) : "");
    }
  }
  return {};
}

}  // namespace

std::variant<Arguments, Message> parse(std::vector<std::string> words) {
  CLI::App app{"gate decides whether a change may pass", "gate"};
  app.footer(footer);
  app.set_version_flag("--version", fmt::format("gate {}", version()));
  app.require_subcommand(1);
  Arguments arguments;
  Raw raw;
  Commands commands;
  add_commands(app, arguments, raw, commands);
  add_nested(app, arguments, raw, commands);
  const bool names_command =
      !words.empty() && (words[0].empty() || words[0][0] != '-' || words[0] == "--help" ||
                         words[0] == "-h" || words[0] == "--version");
  if (!names_command) words.insert(words.begin(), "run");
  arguments.format_given = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word.rfind("--format", 0) == 0;
  });
  std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream err;
    const int code = app.exit(error, out, err) == 0 ? 0 : 2;
    if (code == 0) return Message{out.str(), 0};
    const std::string unknown = unknown_option(commands);
    return Message{
        fmt::format("{}; see gate --help", unknown.empty() ? printable(error.what()) : unknown), 2};
  }
  for (const auto& [parsed, name] : commands) {
    if (parsed->parsed()) arguments.command = name;
  }
  for (const std::string& problem : {check_words(raw, arguments), check_outputs(raw, arguments),
                                     check_combinations(arguments)}) {
    if (!problem.empty()) return Message{fmt::format("{}; nothing was checked", problem), 2};
  }
  return arguments;
}

}  // namespace gate::cli
