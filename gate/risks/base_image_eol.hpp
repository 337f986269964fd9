// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/rule.hpp"

namespace gate::risks {

// What an image brings gets no security fixes any more.
inline constexpr RuleInfo base_image_eol{
    .id = "IMG003",
    .name = "base-image-eol",
    .severity = Severity::high,
    .severities = {{Severity::medium, "free support ended, extended support goes on"},
                   {Severity::low, "support ends within 90 days"}},
    .title = "The image is out of support",
    .why =
        "Nobody fixes security holes in this version any more. Scanners often report nothing "
        "about it, because advisories are no longer written for it.",
    .fix =
        "Move to a version that is still supported; https://endoflife.date lists them with "
        "their dates.",
    .references = {"https://endoflife.date/"},
    .aliases = {"EOSL"},
    .cis = {"4.4"},
    .cwe = 1104,
    .bad = {{Artefact::dockerfile, "FROM node:16.20-alpine\nUSER node\n"},
            {Artefact::dockerfile, "FROM python:3.13-buster\nUSER 10001\n"},
            {Artefact::compose, "services:\n  db:\n    image: postgres:9.6\n"},
            {Artefact::run_line, "docker run --rm debian:stretch-slim true\n"}},
    .good = {{Artefact::dockerfile, "FROM node:24.4-alpine\nUSER node\n"},
             {Artefact::dockerfile, "FROM ubuntu:24.04\nUSER 10001\n"},
             {Artefact::compose, "services:\n  db:\n    image: postgres:18.0\n"},
             {Artefact::run_line, "docker run --rm debian:trixie-slim true\n"}},
};

}  // namespace gate::risks
