// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/repeats.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD065",
    .name = "several-cmd",
    .severity = Severity::medium,
    .title = "A stage has several CMD",
    .why = "Only the last one counts. Whoever wrote the others expects them to do something.",
    .fix = "Keep one CMD. What must run before belongs into an entrypoint script.",
    .references =
        {"https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/"},
    .aliases = {"DL4003", "MultipleInstructionsDisallowed", "DS-0016", "AVD-DS-0016", "DS016",
                "multiple-cmd-instructions"},
    .bad = {"FROM alpine:3.22\nCMD [\"a\"]\nCMD [\"b\"]\n",
            "FROM alpine:3.22\nCMD [\"a\"]\nRUN make\nCMD [\"a\"]\n",
            "FROM alpine:3.22 AS a\nCMD [\"a\"]\nCMD [\"b\"]\nFROM alpine:3.22\n"},
    .good = {"FROM alpine:3.22 AS a\nCMD [\"a\"]\nFROM a\nCMD [\"b\"]\n",
             "FROM alpine:3.22\nCMD [\"a\"]\n",
             "FROM alpine:3.22\nONBUILD CMD [\"a\"]\nCMD [\"a\"]\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  report_repeats(file, Keyword::cmd, report);
}

}  // namespace
extern const Rule several_cmd{info, check};
}  // namespace gate::dockerfile
