// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/rule.hpp"

namespace gate::risks {

// The process of an image or a container runs with user id 0.
inline constexpr RuleInfo runs_as_root{
    .id = "IMG010",
    .name = "runs-as-root",
    .severity = Severity::high,
    .severities = {{Severity::medium, "no user is set anywhere, so the image decides"}},
    .title = "The container runs as root",
    .why =
        "A process that breaks out of a root container is root on the host, and inside it can "
        "change every file, install programs and open low ports. Most services need none of "
        "that.",
    .fix =
        "Create a user in the image and switch to it at the end of the last stage, best by "
        "number: `USER 10001`.",
    .references = {"https://docs.docker.com/build/building/best-practices/#user",
                   "https://docs.docker.com/engine/security/"},
    .aliases = {"DL3002", "DS-0002", "AVD-DS-0002", "DS002", "CKV_DOCKER_3", "CKV_DOCKER_8",
                "CIS-DI-0001", "KSV-0012", "KSV-0105", "CKV_K8S_23", "CKV_K8S_40", "missing-user",
                "last-user-is-root"},
    .cis = {"4.1", "5.24"},
    .cwe = 250,
    .bad = {{Artefact::dockerfile, "FROM debian:12\nUSER root\nCMD [\"sleep\", \"60\"]\n"},
            {Artefact::dockerfile, "FROM debian:12\nCMD [\"sleep\", \"60\"]\n"},
            {Artefact::dockerfile, "FROM debian:12\nUSER 0:0\n"},
            {Artefact::compose, "services:\n  web:\n    image: debian:12\n    user: \"0:0\"\n"}},
    .good = {{Artefact::dockerfile, "FROM debian:12\nRUN useradd -u 10001 app\nUSER 10001\n"},
             {Artefact::dockerfile,
              "FROM debian:12 AS build\nUSER root\nFROM debian:12\nUSER app\n"},
             {Artefact::compose,
              "services:\n  web:\n    image: debian:12\n    user: \"10001:10001\"\n"}},
};

}  // namespace gate::risks
