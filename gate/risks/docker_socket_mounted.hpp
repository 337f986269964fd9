// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/rule.hpp"

namespace gate::risks {

// A container gets the control socket of the engine that runs it.
inline constexpr RuleInfo docker_socket_mounted{
    .id = "DMN001",
    .name = "docker-socket-mounted",
    .severity = Severity::critical,
    .severities = {{Severity::high, "the socket belongs to a rootless engine"},
                   {Severity::info, "the container is a socket proxy that forbids changes"}},
    .title = "The engine's socket is handed to a container",
    .why =
        "Whoever can talk to this socket can start a privileged container with the host's disk "
        "in it, and so owns the host. Mounting it read-only changes nothing: the requests go "
        "through the socket, not into the file.",
    .fix =
        "Do not mount the socket. Build with BuildKit rootless, buildah or Kaniko; where a tool "
        "must read the API, put a filtering proxy in between that allows only those requests.",
    .references = {"https://docs.docker.com/engine/security/#docker-daemon-attack-surface",
                   "https://docs.docker.com/reference/compose-file/services/#use_api_socket"},
    .aliases = {"KSV-0006", "AVD-KSV-0006", "KSV006", "CKV_K8S_27", "exposing-docker-socket-volume",
                "docker-sock", "dockerfile-dockerd-socket-mount"},
    .cis = {"5.32"},
    .cwe = 250,
    .bad = {{Artefact::compose,
             "services:\n  ci:\n    image: alpine:3.22\n    volumes:\n"
             "      - /var/run/docker.sock:/var/run/docker.sock:ro\n"},
            {Artefact::compose,
             "services:\n  ci:\n    image: alpine:3.22\n    use_api_socket: true\n"},
            {Artefact::compose,
             "services:\n  ci:\n    image: alpine:3.22\n    volumes:\n      - type: bind\n"
             "        source: ${DOCKER_SOCK:-/run/docker.sock}\n        target: /sock\n"},
            {Artefact::run_line, "docker run -v /var/run/docker.sock:/var/run/docker.sock x:1\n"},
            {Artefact::run_line,
             "podman run --mount type=bind,src=/run/podman/podman.sock,dst=/s x:1\n"},
            {Artefact::dockerfile, "FROM alpine:3.22\nVOLUME /var/run/docker.sock\n"},
            {Artefact::github_workflow,
             "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    container:\n"
             "      image: alpine:3.22\n      volumes:\n"
             "        - /var/run/docker.sock:/var/run/docker.sock\n    steps: []\n"}},
    .good = {{Artefact::compose,
              "services:\n  ci:\n    image: alpine:3.22\n    volumes:\n"
              "      - ./data:/var/run/docker.sock.d\n"},
             {Artefact::compose,
              "services:\n  ci:\n    image: alpine:3.22\n    volumes: [/var/run/docker.sock]\n"},
             {Artefact::compose,
              "services:\n  ci:\n    image: alpine:3.22\n    volumes: [\"${SOCK}:/sock\"]\n"},
             {Artefact::run_line, "docker run -v data:/var/run x:1\n"},
             {Artefact::dockerfile, "FROM alpine:3.22\nVOLUME /var/lib/app\n"},
             {Artefact::github_workflow,
              "on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    container:\n"
              "      image: alpine:3.22\n      volumes:\n        - data:/data\n    steps: []\n"}},
};

}  // namespace gate::risks
