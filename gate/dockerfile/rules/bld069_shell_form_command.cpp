// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD069",
    .name = "shell-form-command",
    .severity = Severity::low,
    .severities = {{Severity::info, "the shell hands over with exec"}},
    .title = "The program is started through a shell",
    .why =
        "The shell is process 1 then, and does not pass SIGTERM on: the container is killed "
        "after the grace period instead of stopping. After a shell-form ENTRYPOINT, CMD is "
        "ignored.",
    .fix =
        "Write a JSON array: `CMD [\"program\", \"argument\"]`. Where a shell is wanted, say so "
        "with SHELL, or name it in the array.",
    .references = {"https://docs.docker.com/reference/build-checks/json-args-recommended/",
                   "https://docs.docker.com/reference/dockerfile/#shell-and-exec-form"},
    .aliases = {"DL3025", "JSONArgsRecommended", "prefer-json-notation"},
    .bad = {"FROM alpine:3.22\nCMD node app.js\n", "FROM alpine:3.22\nENTRYPOINT exec app $ARGS\n",
            "FROM alpine:3.22\nONBUILD CMD a && b\n"},
    .good =
        {"FROM alpine:3.22\nCMD [\"node\", \"app.js\"]\n",
         "FROM alpine:3.22\nSHELL [\"/bin/bash\", \"-c\"]\nCMD node app.js\n",
         "FROM alpine:3.22 AS a\nSHELL [\"/bin/bash\", \"-c\"]\nFROM a\nENTRYPOINT node app.js\n",
         "FROM alpine:3.22\nHEALTHCHECK CMD curl -f http://localhost\n",
         "FROM alpine:3.22\nCMD []\n"},
};

bool is_started(const Instruction& instruction) {
  return instruction.keyword == Keyword::cmd || instruction.keyword == Keyword::entrypoint;
}

// SHELL in front, also inherited, says that a shell is meant. What begins like a JSON array, and
// not like the shell's `[ test ] && …`, is the business of the rule about malformed arrays.
void check(const Dockerfile& file, Reporter& report) {
  for_each(file, [&](const Stage& stage, const Instruction& start) {
    if (!is_started(start) || start.json || start.before.shell != nullptr) return;
    const std::string_view text = trim(start.syntax->arguments.text());
    const bool is_test = text.substr(0, 2) == "[ " && text.back() != ']';
    if (text.empty() || (text.front() == '[' && !is_test)) return;
    const auto& commands = start.script.commands;
    const bool hands_over =
        commands.size() == 1 && (commands.front().name == "exec" || commands.front().runs("exec"));
    report
        .at(hands_over ? Severity::info : Severity::low,
            site(stage, start, start.syntax->arguments.outer()),
            "{} is in shell form, so a shell is process 1", start.name())
        .subject = start.name();
  });
}

}  // namespace
extern const Rule shell_form_command{info, check};
}  // namespace gate::dockerfile
