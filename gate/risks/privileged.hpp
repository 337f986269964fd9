// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/rule.hpp"

namespace gate::risks {

// A container runs without the walls that containers have.
inline constexpr RuleInfo privileged{
    .id = "RUN101",
    .name = "privileged",
    .severity = Severity::critical,
    .title = "The container is privileged",
    .why =
        "A privileged container has every capability and every device of the host and no "
        "seccomp, AppArmor or SELinux filter. Root inside it can mount the host's disk or load "
        "a kernel module.",
    .fix =
        "Remove the setting and give what is really needed: single capabilities with cap_add, "
        "single devices with devices.",
    .references =
        {"https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities",
         "https://docs.docker.com/reference/compose-file/services/#privileged"},
    .aliases = {"KSV-0017", "AVD-KSV-0017", "KSV017", "CKV_K8S_16", "privileged-service",
                "privileged-container"},
    .cis = {"5.5"},
    .cwe = 250,
    .bad = {{Artefact::compose,
             "services:\n  web:\n    image: alpine:3.22\n    privileged: true\n"},
            {Artefact::compose,
             "services:\n  web:\n    image: alpine:3.22\n    privileged: \"${P:-yes}\"\n"},
            {Artefact::compose,
             "services:\n  web:\n    build:\n      context: .\n      privileged: true\n"},
            {Artefact::compose,
             "services:\n  web:\n    image: alpine:3.22\n    post_start:\n"
             "      - command: ./setup.sh\n        privileged: true\n"},
            {Artefact::run_line, "docker run --rm --privileged alpine:3.22 sh\n"},
            {Artefact::run_line, "docker run --privileged=false --privileged=true alpine:3.22\n"},
            {Artefact::github_workflow,
             "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    container:\n"
             "      image: alpine:3.22\n      options: --privileged\n    steps: []\n"}},
    .good = {{Artefact::compose,
              "services:\n  web:\n    image: alpine:3.22\n    privileged: false\n"},
             {Artefact::compose,
              "services:\n  web:\n    image: alpine:3.22\n    privileged: ${PRIVILEGED}\n"},
             {Artefact::run_line, "docker run alpine:3.22 --privileged\n"},
             {Artefact::run_line, "docker run --privileged=false alpine:3.22\n"},
             {Artefact::github_workflow,
              "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    container:\n"
              "      image: alpine:3.22\n      options: --cpus 1\n    steps: []\n"}},
};

}  // namespace gate::risks
