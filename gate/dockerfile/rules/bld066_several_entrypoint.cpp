// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/repeats.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD066",
    .name = "several-entrypoint",
    .severity = Severity::medium,
    .title = "A stage has several ENTRYPOINT",
    .why = "Only the last one counts. Whoever wrote the others expects them to do something.",
    .fix = "Keep one ENTRYPOINT; arguments to it go into CMD.",
    .references =
        {"https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/"},
    .aliases = {"DL4004", "MultipleInstructionsDisallowed", "DS-0007", "AVD-DS-0007", "DS007",
                "multiple-entrypoint-instructions"},
    .bad = {"FROM alpine:3.22\nENTRYPOINT [\"a\"]\nENTRYPOINT [\"b\"]\n",
            "FROM alpine:3.22\nENTRYPOINT [\"a\"]\nRUN make\nENTRYPOINT [\"a\"]\n",
            "FROM alpine:3.22 AS a\nENTRYPOINT [\"a\"]\nENTRYPOINT [\"b\"]\nFROM alpine:3.22\n"},
    .good = {"FROM alpine:3.22 AS a\nENTRYPOINT [\"a\"]\nFROM a\nENTRYPOINT [\"b\"]\n",
             "FROM alpine:3.22\nENTRYPOINT [\"a\"]\n",
             "FROM alpine:3.22\nONBUILD ENTRYPOINT [\"a\"]\nENTRYPOINT [\"a\"]\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  report_repeats(file, Keyword::entrypoint, report);
}

}  // namespace
extern const Rule several_entrypoint{info, check};
}  // namespace gate::dockerfile
