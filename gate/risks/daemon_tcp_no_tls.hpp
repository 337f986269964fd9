// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/rule.hpp"

namespace gate::risks {

// The engine listens on TCP and does not ask the caller for a certificate.
inline constexpr RuleInfo daemon_tcp_no_tls{
    .id = "DMN003",
    .name = "daemon-tcp-no-tls",
    .severity = Severity::critical,
    .severities = {{Severity::medium, "it listens on the loopback address only"}},
    .title = "The engine's API is open on TCP without client certificates",
    .why =
        "Everybody who reaches the port can start containers as root on the host. Such ports "
        "are found by scanners within hours and used to mine or to move on.",
    .fix =
        "Set tlsverify with tlscacert, tlscert and tlskey, or remove the tcp:// host and reach "
        "the engine over SSH (docker context create --docker host=ssh://…).",
    .references = {"https://docs.docker.com/engine/security/protect-access/",
                   "https://docs.docker.com/reference/cli/dockerd/"},
    .aliases = {},
    .cis = {"2.7"},
    .cwe = 306,
    .bad = {{Artefact::daemon_json, "{\"hosts\": [\"tcp://0.0.0.0:2375\"]}\n"},
            {Artefact::daemon_json,
             "{\"hosts\": [\"fd://\", \"tcp://10.0.0.5:2376\"], \"tls\": true}\n"},
            {Artefact::compose,
             "services:\n  dind:\n    image: docker:29-dind\n    command: dockerd -H "
             "tcp://0.0.0.0:2375\n"},
            {Artefact::compose,
             "services:\n  dind:\n    image: docker:29-dind\n    environment:\n"
             "      DOCKER_TLS_CERTDIR: \"\"\n"},
            {Artefact::run_line, "docker run -d -e DOCKER_TLS_CERTDIR= docker:29-dind\n"}},
    .good = {{Artefact::daemon_json,
              "{\"hosts\": [\"tcp://0.0.0.0:2376\"], \"tlsverify\": true}\n"},
             {Artefact::daemon_json, "{\"hosts\": [\"unix:///var/run/docker.sock\"]}\n"},
             {Artefact::compose, "services:\n  dind:\n    image: docker:29-dind\n"},
             {Artefact::run_line, "docker run -d docker:29-dind\n"}},
};

}  // namespace gate::risks
