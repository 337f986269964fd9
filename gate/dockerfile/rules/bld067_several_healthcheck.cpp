// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/repeats.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD067",
    .name = "several-healthcheck",
    .severity = Severity::medium,
    .title = "A stage has several HEALTHCHECK",
    .why = "Only the last one counts. Whoever wrote the others expects them to do something.",
    .fix = "Keep one HEALTHCHECK; a script can try several things.",
    .references =
        {"https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/"},
    .aliases = {"DL3012", "MultipleInstructionsDisallowed", "DS-0023", "AVD-DS-0023", "DS023"},
    .bad = {"FROM alpine:3.22\nHEALTHCHECK CMD a\nHEALTHCHECK NONE\n",
            "FROM alpine:3.22\nHEALTHCHECK CMD a\nRUN make\nHEALTHCHECK CMD a\n",
            "FROM alpine:3.22 AS a\nHEALTHCHECK CMD a\nHEALTHCHECK NONE\nFROM alpine:3.22\n"},
    .good = {"FROM alpine:3.22 AS a\nHEALTHCHECK CMD a\nFROM a\nHEALTHCHECK NONE\n",
             "FROM alpine:3.22\nHEALTHCHECK CMD a\n",
             "FROM alpine:3.22\nONBUILD HEALTHCHECK CMD a\nHEALTHCHECK CMD a\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  report_repeats(file, Keyword::healthcheck, report);
}

}  // namespace
extern const Rule several_healthcheck{info, check};
}  // namespace gate::dockerfile
