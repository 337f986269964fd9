// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/switched_off.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD048",
    .name = "node-tls-reject-off",
    .severity = Severity::high,
    .title = "Node.js does not check certificates",
    .why =
        "Every TLS connection that Node.js opens takes any certificate, in the build and, with "
        "ENV, in every container.",
    .fix =
        "Remove the variable. Name the certificate of your own authority in NODE_EXTRA_CA_CERTS.",
    .references = {"https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue"},
    .aliases = {"CKV2_DOCKER_6"},
    .cwe = 295,
    .bad = {"FROM alpine:3.22\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\n",
            "FROM alpine:3.22\nENV A=1 node_tls_reject_unauthorized=\"0\"\n",
            "FROM alpine:3.22\nENV NODE_TLS_REJECT_UNAUTHORIZED 0\n",
            "FROM alpine:3.22\nARG NODE_TLS_REJECT_UNAUTHORIZED=0\n",
            "FROM alpine:3.22\nRUN NODE_TLS_REJECT_UNAUTHORIZED=0 make\n",
            "FROM alpine:3.22\nRUN export A=1 NODE_TLS_REJECT_UNAUTHORIZED='0' && make\n",
            "FROM alpine:3.22\nRUN env NODE_TLS_REJECT_UNAUTHORIZED=0 make\n",
            "FROM alpine:3.22\nARG Z=0\nENV NODE_TLS_REJECT_UNAUTHORIZED=$Z\n",
            "FROM alpine:3.22\nCMD NODE_TLS_REJECT_UNAUTHORIZED=0 ./run\n"},
    .good = {"FROM alpine:3.22\nENV NODE_TLS_REJECT_UNAUTHORIZED=1\n",
             "FROM alpine:3.22\nENV NODE_TLS_REJECT_UNAUTHORIZED=$X\n",
             "FROM alpine:3.22\nENV NOT_NODE_TLS_REJECT_UNAUTHORIZED=0\n",
             "FROM alpine:3.22\nRUN echo NODE_TLS_REJECT_UNAUTHORIZED=0\n",
             "FROM alpine:3.22\nARG NODE_TLS_REJECT_UNAUTHORIZED\n",
             "FROM alpine:3.22\nRUN NODE_TLS_REJECT_UNAUTHORIZED=\"${X:-0}\" make\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  for_each_setting(file, {"NODE_TLS_REJECT_UNAUTHORIZED"}, [&](const Setting& setting) {
    if (!setting.known || trim(setting.value) != "0") return;
    Finding& finding = report(setting.site(), "{}={} switches off certificate checks in Node.js",
                              printable(setting.name), printable(setting.value));
    finding.subject = "NODE_TLS_REJECT_UNAUTHORIZED";
    if (setting.is_started()) keep_aliases(finding, {});
  });
}

}  // namespace
extern const Rule node_tls_reject_off{info, check};
}  // namespace gate::dockerfile
