// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/rule.hpp"

namespace gate::risks {

// An image is named by something that will be another image tomorrow.
inline constexpr RuleInfo image_unpinned_tag{
    .id = "IMG001",
    .name = "image-unpinned-tag",
    .severity = Severity::medium,
    .title = "The image has no fixed version",
    .why =
        "Without a tag, or with one such as latest, the same file gives another image tomorrow. "
        "What was tested and scanned is then not what runs, and going back is guesswork.",
    .fix = "Name a version, as `node:24.4-alpine3.22`, or better a digest, and let a bot raise it.",
    .references =
        {"https://docs.docker.com/build/building/best-practices/#pin-base-image-versions"},
    .aliases = {"DL3006", "DL3007", "DS-0001", "AVD-DS-0001", "DS001", "CKV_DOCKER_7",
                "DKL-DI-0006", "KSV-0013", "AVD-KSV-0013", "KSV013", "CKV_K8S_14", "latest-tag",
                "missing-image-version", "avoid-latest-version"},
    .cis = {"4.2", "5.28"},
    .cwe = 1357,
    .bad = {{Artefact::dockerfile, "FROM debian\nUSER 10001\n"},
            {Artefact::dockerfile, "FROM node:latest\nUSER 10001\n"},
            {Artefact::compose, "services:\n  db:\n    image: postgres\n"},
            {Artefact::compose, "services:\n  db:\n    image: ghcr.io/acme/db:latest\n"},
            {Artefact::run_line, "docker run --rm ubuntu echo hi\n"}},
    .good = {{Artefact::dockerfile, "FROM debian:13.1\nUSER 10001\n"},
             {Artefact::dockerfile, "FROM scratch\nCOPY app /app\n"},
             {Artefact::compose, "services:\n  db:\n    image: postgres:17.5\n"},
             {Artefact::compose, "services:\n  app:\n    build: .\n    image: acme/app\n"},
             {Artefact::compose, "services:\n  app:\n    image: acme/app:${TAG}\n"},
             {Artefact::run_line, "docker run --rm ubuntu:24.04 echo hi\n"},
             {Artefact::run_line, "docker run --rm \"$IMAGE\"\n"}},
};

}  // namespace gate::risks
