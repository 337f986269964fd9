// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/arguments.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "gate/cli/checks.hpp"
#include "gate/core/text.hpp"

namespace gate::cli {
namespace {

constexpr const char* footer =
    "Exit codes: 0 pass, 1 blocked, 2 wrong usage or configuration (nothing was checked),\n"
    "3 could not judge (evidence, base or a file is missing or unreadable).";

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
  constexpr std::array<std::pair<const char*, const char*>, 4> ways{{
      {"show", "Print the policy in force"},
      {"check", "Check the configuration"},
      {"schema", "Print its JSON Schema"},
      {"reference", "Print its documentation"},
  }};
  for (const auto& [name, about] : ways) {
    auto* added = config->add_subcommand(name, about);
    commands.emplace_back(added, fmt::format("config {}", name));
    added->add_option("--config", arguments.config, "Configuration instead of .gate.yaml");
    if (std::string_view{name} != "schema") continue;
    added->add_flag("--report", arguments.report_schema, "The schema of --format json");
  }
}

// The first option or operand that was given as "", or nothing. git fills in the hook's own.
std::string given_empty(const Commands& commands) {
  for (const auto& [command, name] : commands) {
    if (!command->parsed()) continue;
    for (const CLI::Option* option : command->get_options()) {
      if (name == "hook run" && option->get_positional()) continue;
      for (const std::string& value : option->results()) {
        if (!value.empty() || option->get_expected_min() == 0) continue;
        return without_value(option->get_name());
      }
    }
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

Message refusal(std::string_view problem) {
  return {fmt::format("{}; nothing was checked", problem), 2};
}

}  // namespace

std::variant<Arguments, Message> parse(std::vector<std::string> words) {
  // CLI11 answers by an exception; the first one costs a static program milliseconds.
  if (words.size() == 1 && words[0] == "--version") {
    return Message{fmt::format("gate {}\n", version()), 0};
  }
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
  if (const std::string empty = empty_value(words); !empty.empty()) return refusal(empty);
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
  std::string problem = given_empty(commands);
  if (problem.empty()) problem = check(raw, arguments);
  if (!problem.empty()) return refusal(problem);
  return arguments;
}

}  // namespace gate::cli
