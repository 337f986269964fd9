// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD094",
    .name = "pipe-without-pipefail",
    .severity = Severity::medium,
    .title = "A failure in front of a pipe goes unseen",
    .why =
        "A shell reports the status of the last command of a pipe only. When the download in "
        "front fails, the build goes on with half a file.",
    .fix =
        "Set `SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]` in the stage, or begin the "
        "RUN with `set -o pipefail &&`, or write the output to a file first.",
    .references = {"https://docs.docker.com/build/building/best-practices/#using-pipes"},
    .aliases = {"DL4006", "set-pipefail"},
    .bad = {"FROM debian:12\nRUN wget -O - https://x.test | tar x\n",
            "FROM debian:12 AS a\nSHELL [\"/bin/sh\", \"-c\"]\nRUN a | b\n",
            "FROM debian:12\nSHELL [\"/bin/sh\", \"-o\", \"pipefail\", \"-c\"]\nRUN a | b\n",
            ("FROM debian:12\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nFROM "
             "debian:12\nRUN a | b\n")},
    .good = {"FROM debian:12\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN a | b\n",
             ("FROM debian:12 AS a\nSHELL [\"bash\", \"-eo\", \"pipefail\", \"-c\"]\nFROM a\nRUN a "
              "| b\n"),
             "FROM debian:12\nRUN set -euo pipefail; a | b\n", "FROM debian:12\nRUN a || b\n",
             "FROM debian:12\nRUN bash -o pipefail -c 'a | b'\n",
             "FROM alpine:3.22\nSHELL [\"/bin/sh\", \"-o\", \"pipefail\", \"-c\"]\nRUN a | b\n"},
};

bool says_pipefail(const shell::Command& command) {
  return std::any_of(command.words.begin(), command.words.end(),
                     [](const shell::Word& word) { return word.value == "pipefail"; });
}

// `sh` knows the option where it is BusyBox; dash refuses it.
bool knows_pipefail(const Dockerfile& file, const Stage& stage, std::string_view program) {
  const std::size_t slash = program.find_last_of("/\\");
  const std::string_view name =
      slash == std::string_view::npos ? program : program.substr(slash + 1);
  if (name == "bash" || name == "zsh" || name == "ash" || name == "ksh" || name == "mksh")
    return true;
  const std::string& image = file.root_of(stage).image.value;
  return name == "sh" &&
         (image.find("alpine") != std::string::npos || image.find("busybox") != std::string::npos);
}

bool shell_has_pipefail(const Dockerfile& file, const Stage& stage, const Instruction* shell) {
  if (shell == nullptr || shell->arguments.empty()) return false;
  const auto& words = shell->arguments;
  const bool says = std::any_of(words.begin(), words.end(),
                                [](const Text& text) { return text.value == "pipefail"; });
  return says && std::any_of(words.begin(), words.end(), [&](const Text& text) {
           return knows_pipefail(file, stage, text.value);
         });
}

// The first command that reads a pipe without `pipefail`, or null.
const shell::Command* uncovered(const std::vector<shell::Command>& commands) {
  for (const shell::Command& command : commands) {
    if (command.name == "set" && says_pipefail(command)) return nullptr;
    if (command.reads_pipe() && !(command.outer && says_pipefail(commands[*command.outer])))
      return &command;
  }
  return nullptr;
}

// One finding a RUN, at the first pipe that is not covered. hadolint looks at SHELL only, and
// neither at what ONBUILD wraps nor into the text of `sh -c`.
void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::run, [&](const Stage& stage, const Instruction& run) {
    if (!run.json && shell_has_pipefail(file, stage, run.before.shell)) return;
    const shell::Command* command = uncovered(run.script.commands);
    if (command == nullptr) return;
    Finding& finding =
        report(site(stage, run, command->span),
               "`{}` reads from a pipe, and a failure of the command in front of it is not noticed",
               command->name);
    finding.subject = command->name;
    if (run.onbuild || (command->in_script && !run.json)) drop_aliases(finding, {"DL4006"});
  });
}

}  // namespace
extern const Rule pipe_without_pipefail{info, check};
}  // namespace gate::dockerfile
