// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/output.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "gate/cli/excerpts.hpp"
#include "gate/cli/rulebook.hpp"
#include "gate/core/text.hpp"
#include "gate/report/emitter.hpp"
#include "gate/source/append.hpp"
#include "gate/source/files.hpp"
#include "gate/source/random.hpp"
#include "integrations/formats/emitters.hpp"
#include "integrations/formats/github.hpp"

namespace gate::cli {
namespace {

bool wants_color(const Arguments& arguments, const World& world) {
  if (arguments.color != Color::automatic) return arguments.color == Color::always;
  const auto& environment = world.environment;
  if (!environment["NO_COLOR"].empty()) return false;
  if (!environment["FORCE_COLOR"].empty() || !environment["CLICOLOR_FORCE"].empty()) return true;
  if (environment["TERM"] == "dumb") return false;
  // GitHub's and GitLab's logs are no terminals, yet they show colours.
  return environment.stdout_is_terminal || platform(world) != Platform::none;
}

std::string file_url(const World& world) {
  const auto& environment = world.environment;
  if (platform(world) == Platform::github && !environment["GITHUB_SERVER_URL"].empty()) {
    return fmt::format("{}/{}/blob/{}/", environment["GITHUB_SERVER_URL"],
                       environment["GITHUB_REPOSITORY"], environment["GITHUB_SHA"]);
  }
  if (platform(world) == Platform::gitlab && !environment["CI_PROJECT_URL"].empty()) {
    return fmt::format("{}/-/blob/{}/", environment["CI_PROJECT_URL"],
                       environment["CI_COMMIT_SHA"]);
  }
  return {};
}

report::Options options_of(const Arguments& arguments, const World& world, Excerpts* excerpts) {
  report::Options options;
  options.color = wants_color(arguments, world);
  options.links = world.environment.stdout_is_terminal && options.color;
  options.quiet = arguments.quiet;
  options.verbose = arguments.verbose;
  options.exit_zero = arguments.exit_zero;
  options.width = static_cast<std::size_t>(std::max(world.environment.columns, 40));
  options.now = world.now;
  options.token = source::random_token();
  options.file_url = file_url(world);
  options.rule = rule_named;
  if (excerpts != nullptr) {
    options.source = [excerpts](const std::string& path, std::uint32_t line) {
      return excerpts->line(path, line);
    };
    options.text = [excerpts](const std::string& path) { return excerpts->text(path); };
  }
  return options;
}

std::string written(report::Emit emit, const Report& report, report::Options options) {
  std::string text;
  options.color = false;  // a file is no terminal
  options.links = false;
  emit(report, options, [&](std::string_view piece) { text += piece; });
  return text;
}

// The platform's files grow: several steps of one job write to them.
void append(const std::string& path, std::string_view text, const World& world) {
  if (path.empty()) return;
  if (const auto fault = source::append_file(path, text)) {
    world.err(fmt::format("gate: {}; the verdict stands all the same\n", fault->what));
  }
}

void publish_on_platform(const Report& report, const Arguments& arguments, const World& world,
                         const report::Options& options) {
  if (platform(world) == Platform::github) {
    append(world.environment["GITHUB_STEP_SUMMARY"],
           written(formats::github_summary, report, options), world);
    append(world.environment["GITHUB_OUTPUT"], written(formats::github_outputs, report, options),
           world);
    return;
  }
  if (platform(world) != Platform::gitlab) return;
  const bool given =
      std::any_of(arguments.outputs.begin(), arguments.outputs.end(),
                  [](const OutputFile& file) { return file.format == "codequality"; });
  const auto* emitter = formats::emitter_named("codequality");
  if (given || emitter == nullptr) return;
  const std::string path = world.environment.folder + "/gl-code-quality-report.json";
  std::error_code error;
  if (std::filesystem::is_symlink(path, error)) {  // the change may have put it there
    world.err(fmt::format("gate: {} is a link and is not written to\n", printable(path)));
    return;
  }
  if (const auto fault = source::write_file(path, written(emitter->emit, report, options))) {
    world.err(fmt::format("gate: {}; the verdict stands all the same\n", fault->what));
  }
}

}  // namespace

Platform platform(const World& world) {
  if (world.environment["GITHUB_ACTIONS"] == "true") return Platform::github;
  if (world.environment["GITLAB_CI"] == "true") return Platform::gitlab;
  return Platform::none;
}

int publish(const Report& report, const Arguments& arguments, const World& world,
            const Shown& shown) {
  std::optional<Excerpts> excerpts;
  if (shown.text && shown.engine != nullptr) excerpts.emplace(shown.text, shown.engine);
  const auto options = options_of(arguments, world, excerpts ? &*excerpts : nullptr);
  const bool on_github = platform(world) == Platform::github && !arguments.format_given;
  const auto* emitter = formats::emitter_named(on_github ? "github" : arguments.format);
  emitter->emit(report, options, world.out);
  bool complete = true;
  for (const OutputFile& file : arguments.outputs) {
    const auto* format = formats::emitter_named(file.format);
    if (const auto fault = source::write_file(file.path, written(format->emit, report, options))) {
      world.err(fmt::format("gate: {}\n", fault->what));
      complete = false;
    }
  }
  publish_on_platform(report, arguments, world, options);
  return complete ? exit_code(report.verdict(), arguments.exit_zero)
                  : exit_code(Verdict::incomplete, false);
}

}  // namespace gate::cli
