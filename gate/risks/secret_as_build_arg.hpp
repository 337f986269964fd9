// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/rule.hpp"

namespace gate::risks {

// A secret reaches a build as an argument.
inline constexpr RuleInfo secret_as_build_arg{
    .id = "SEC005",
    .name = "secret-as-build-arg",
    .severity = Severity::high,
    .severities = {{Severity::medium, "the stage does not ship, or the name only hints at it"},
                   {Severity::low, "both"}},
    .title = "A secret is passed as a build argument",
    .why =
        "The values of build arguments are kept in the history of the image and in its "
        "provenance: `docker history` shows them to everybody who can pull it.",
    .fix =
        "Pass it as a secret: `RUN --mount=type=secret,id=token …`, and `docker build --secret "
        "id=token,env=TOKEN`.",
    .references = {"https://docs.docker.com/build/building/secrets/",
                   "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/"},
    .aliases = {"DL3064", "SecretsUsedInArgOrEnv", "DS-0031", "AVD-DS-0031", "DS031",
                "secret-in-build-arg"},
    .cis = {"4.10"},
    .cwe = 522,
    .bad = {{Artefact::dockerfile, "FROM alpine:3.22\nARG NPM_TOKEN\n"},
            {Artefact::dockerfile, "FROM alpine:3.22\nARG A B db_password=\n"},
            {Artefact::dockerfile, "FROM alpine:3.22\nARG VITE_API_KEY\n"},
            {Artefact::dockerfile, "FROM alpine:3.22\nARG V\nENV APP_SECRET=$V\n"},
            {Artefact::dockerfile, "FROM alpine:3.22\nARG T=1\nARG AUTH_TOKEN=${T}\n"},
            {Artefact::dockerfile, "ARG PULL_SECRET\nFROM alpine:3.22\n"}},
    .good = {{Artefact::dockerfile, "FROM alpine:3.22\nARG VERSION\n"},
             {Artefact::dockerfile, "FROM alpine:3.22\nARG TOKEN_FILE\n"},
             {Artefact::dockerfile, "FROM alpine:3.22\nARG PUBLIC_KEY\n"},
             {Artefact::dockerfile, "FROM alpine:3.22\nARG TOKENIZER\n"},
             {Artefact::dockerfile, "FROM alpine:3.22\nARG V\nENV APP_NAME=$V\n"},
             {Artefact::dockerfile, "FROM alpine:3.22\nENV DB_PASSWORD=\n"},
             {Artefact::dockerfile,
              "FROM alpine:3.22\nRUN --mount=type=secret,id=TOKEN cat /run/secrets/TOKEN\n"}},
};

}  // namespace gate::risks
