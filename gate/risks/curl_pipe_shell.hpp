// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/rule.hpp"

namespace gate::risks {

// What a server sends is run as a program, unseen.
inline constexpr RuleInfo curl_pipe_shell{
    .id = "PIP009",
    .name = "curl-pipe-shell",
    .severity = Severity::medium,
    .title = "A download is run as a script, unchecked",
    .why =
        "Whoever controls the server, or the name it is reached by, runs commands in the build, "
        "and can do so for one run only. A broken transfer runs half a script.",
    .fix =
        "Install from a package, or download a fixed version to a file, compare its checksum "
        "(`sha256sum -c`), and run it then.",
    .references = {"https://docs.docker.com/build/building/best-practices/"},
    .cis = {"4.11"},
    .cwe = 494,
    .bad = {{Artefact::dockerfile, "FROM debian:12\nRUN curl -sSf https://x.test/i.sh | sh\n"},
            {Artefact::dockerfile,
             "FROM debian:12\nRUN wget -qO- https://x.test | sudo -E bash -s -- -y\n"},
            {Artefact::dockerfile, "FROM debian:12\nRUN curl https://x.test | python3 -\n"},
            {Artefact::dockerfile, "FROM debian:12\nRUN curl https://x.test | gunzip | perl\n"},
            {Artefact::dockerfile, "FROM debian:12\nRUN bash <(curl -s https://x.test)\n"},
            {Artefact::dockerfile,
             "FROM debian:12\nRUN bash -c \"$(curl -fsSL https://x.test)\"\n"},
            {Artefact::dockerfile, "FROM debian:12\nRUN eval \"$(wget -qO- https://x.test)\"\n"},
            {Artefact::dockerfile, "FROM debian:12\nRUN curl -o /t/x https://x.test && sh /t/x\n"},
            {Artefact::dockerfile,
             "FROM debian:12\nRUN wget https://x.test/i.sh && chmod +x i.sh && ./i.sh\n"},
            {Artefact::dockerfile, "FROM debian:12\nRUN curl https://x.test > x; bash x\n"}},
    .good = {{Artefact::dockerfile, "FROM debian:12\nRUN curl https://x.test | tar xz\n"},
             {Artefact::dockerfile, "FROM debian:12\nRUN curl https://x.test || sh x\n"},
             {Artefact::dockerfile, "FROM debian:12\nRUN cat a.sh | sh\n"},
             {Artefact::dockerfile, "FROM debian:12\nRUN bash -c 'curl -o a https://x.test'\n"},
             {Artefact::dockerfile,
              "FROM debian:12\nRUN bash -c \"echo $(curl https://x.test)\"\n"},
             {Artefact::dockerfile,
              "FROM debian:12\nRUN curl https://x.test | python3 -c 'import json'\n"},
             {Artefact::dockerfile,
              "FROM debian:12\nRUN curl https://x.test | python3 -m json.tool\n"},
             {Artefact::dockerfile,
              "FROM debian:12\nRUN curl -o x https://x.test && sha256sum -c sums && sh x\n"},
             {Artefact::dockerfile, "FROM debian:12\nRUN curl -o x https://x.test && sh y\n"}},
};

}  // namespace gate::risks
