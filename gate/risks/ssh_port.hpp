// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/rule.hpp"

namespace gate::risks {

// Port 22 is part of what an image or a container offers.
inline constexpr RuleInfo ssh_port{
    .id = "IMG060",
    .name = "ssh-port",
    .severity = Severity::medium,
    .title = "The container offers SSH",
    .why =
        "An SSH server in a container needs keys, accounts and updates of its own, and gives a "
        "shell to whoever gets hold of one of them. The engine has its own way in.",
    .fix = "Remove the port and the server; use `docker exec` or the orchestrator's own shell.",
    .references = {"https://docs.docker.com/reference/cli/docker/container/exec/"},
    .aliases = {"DS-0004", "AVD-DS-0004", "DS004", "CKV_DOCKER_1", "ssh-port"},
    .cis = {"5.7"},
    .cwe = 749,
    .bad = {{Artefact::dockerfile, "FROM alpine:3.22\nEXPOSE 80 22\n"},
            {Artefact::dockerfile, "FROM alpine:3.22\nEXPOSE 22/tcp\n"},
            {Artefact::dockerfile, "FROM alpine:3.22\nEXPOSE 20-25\n"}},
    .good = {{Artefact::dockerfile, "FROM alpine:3.22\nEXPOSE 2222\n"},
             {Artefact::dockerfile, "FROM alpine:3.22\nEXPOSE 22/udp\n"},
             {Artefact::dockerfile, "FROM alpine:3.22\nEXPOSE $PORT\n"}},
};

}  // namespace gate::risks
