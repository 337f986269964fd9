// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/rule.hpp"

namespace gate::risks {

// An image brings sudo along, or needs it to start.
inline constexpr RuleInfo sudo_in_image{
    .id = "IMG013",
    .name = "sudo-in-image",
    .severity = Severity::medium,
    .title = "sudo is used where USER would do",
    .why =
        "A process that may become root with sudo is root for whoever takes it over; and sudo "
        "reacts to terminals and signals in ways that a build and a container do not expect.",
    .fix =
        "Run what needs root before the last USER, or switch with USER root and back. To step "
        "down at the start use gosu, su-exec or setpriv.",
    .references = {"https://docs.docker.com/build/building/best-practices/#user"},
    .aliases = {"DL3004", "DS-0010", "AVD-DS-0010", "DS010", "CKV2_DOCKER_1", "DKL-DI-0001",
                "no-sudo-in-dockerfile"},
    .cis = {"4.3"},
    .cwe = 250,
    .bad = {{Artefact::dockerfile, "FROM debian:12\nRUN sudo apt-get update\n"},
            {Artefact::dockerfile, "FROM debian:12\nRUN make && /usr/bin/sudo -E make install\n"},
            {Artefact::dockerfile, "FROM debian:12\nRUN env A=1 sudo ls\n"},
            {Artefact::dockerfile, "FROM debian:12\nRUN bash -c 'sudo ls'\n"},
            {Artefact::dockerfile, "FROM debian:12\nRUN apt-get install -y curl sudo=1.9\n"},
            {Artefact::dockerfile, "FROM alpine:3.22\nRUN apk add --no-cache sudo\n"},
            {Artefact::dockerfile, "FROM debian:12\nENTRYPOINT [\"sudo\", \"-u\", \"a\", \"b\"]\n"},
            {Artefact::dockerfile,
             "FROM debian:12\nRUN echo 'app ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers\n"}},
    .good = {{Artefact::dockerfile, "FROM debian:12\nRUN apt-get update\n"},
             {Artefact::dockerfile, "FROM debian:12\nRUN echo sudo make me a sandwich\n"},
             {Artefact::dockerfile, "FROM debian:12\nRUN gosu app ls\n"},
             {Artefact::dockerfile, "FROM debian:12\nRUN apt-get remove -y sudo\n"},
             {Artefact::dockerfile, "FROM debian:12\nRUN apk add pseudo sudoku\n"},
             {Artefact::dockerfile, "FROM debian:12\nRUN groupadd sudo\n"}},
};

}  // namespace gate::risks
