// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/rule.hpp"

namespace gate::risks {

// A build asks for rights over the machine it runs on.
inline constexpr RuleInfo insecure_build{
    .id = "RUN123",
    .name = "insecure-build",
    .severity = Severity::high,
    .severities = {{Severity::low, "the build only shares the host's network"}},
    .title = "A build step runs with rights over the host",
    .why =
        "With security.insecure a step runs without any confinement, as a privileged container: "
        "whatever it downloads can take the builder over. With the host's network it reaches "
        "services that listen for this machine only.",
    .fix =
        "Drop the flag. Do what needs devices or mounts outside of the build, and give the step a "
        "network of its own.",
    .references = {"https://docs.docker.com/reference/dockerfile/#run---security",
                   "https://docs.docker.com/reference/dockerfile/#run---network"},
    .cwe = 250,
    .bad = {{Artefact::dockerfile,
             "FROM alpine:3.22\nRUN --security=insecure cat /proc/1/status\n"},
            {Artefact::dockerfile, "FROM alpine:3.22\nRUN --network=host wget https://x.test\n"},
            {Artefact::dockerfile, "FROM alpine:3.22\nONBUILD RUN --security=insecure make\n"}},
    .good = {{Artefact::dockerfile, "FROM alpine:3.22\nRUN --security=sandbox make\n"},
             {Artefact::dockerfile, "FROM alpine:3.22\nRUN --network=none make\n"},
             {Artefact::dockerfile, "FROM alpine:3.22\nRUN make --network=host\n"}},
};

}  // namespace gate::risks
