// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/switched_off.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD047",
    .name = "python-https-verify-off",
    .severity = Severity::high,
    .title = "Python does not check certificates",
    .why =
        "Every download that Python makes over https takes any certificate, so anybody on the way "
        "can change what arrives.",
    .fix =
        "Remove the variable. Add the certificate of your own authority to the image, or name it "
        "in SSL_CERT_FILE.",
    .references = {"https://peps.python.org/pep-0493/"},
    .aliases = {"CKV2_DOCKER_5"},
    .cwe = 295,
    .bad = {"FROM alpine:3.22\nENV PYTHONHTTPSVERIFY=0\n",
            "FROM alpine:3.22\nENV A=1 pythonhttpsverify=\"0\"\n",
            "FROM alpine:3.22\nENV PYTHONHTTPSVERIFY 0\n",
            "FROM alpine:3.22\nARG PYTHONHTTPSVERIFY=0\n",
            "FROM alpine:3.22\nRUN PYTHONHTTPSVERIFY=0 make\n",
            "FROM alpine:3.22\nRUN export A=1 PYTHONHTTPSVERIFY='0' && make\n",
            "FROM alpine:3.22\nRUN env PYTHONHTTPSVERIFY=0 make\n",
            "FROM alpine:3.22\nARG Z=0\nENV PYTHONHTTPSVERIFY=$Z\n",
            "FROM alpine:3.22\nCMD PYTHONHTTPSVERIFY=0 ./run\n"},
    .good = {"FROM alpine:3.22\nENV PYTHONHTTPSVERIFY=1\n",
             "FROM alpine:3.22\nENV PYTHONHTTPSVERIFY=$X\n",
             "FROM alpine:3.22\nENV NOT_PYTHONHTTPSVERIFY=0\n",
             "FROM alpine:3.22\nRUN echo PYTHONHTTPSVERIFY=0\n",
             "FROM alpine:3.22\nARG PYTHONHTTPSVERIFY\n",
             "FROM alpine:3.22\nRUN PYTHONHTTPSVERIFY=\"${X:-0}\" make\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  for_each_setting(file, {"PYTHONHTTPSVERIFY"}, [&](const Setting& setting) {
    if (!setting.known || trim(setting.value) != "0") return;
    Finding& finding = report(setting.site(), "{}={} switches off certificate checks in Python",
                              printable(setting.name), printable(setting.value));
    finding.subject = "PYTHONHTTPSVERIFY";
    if (setting.is_started()) keep_aliases(finding, {});
  });
}

}  // namespace
extern const Rule python_https_verify_off{info, check};
}  // namespace gate::dockerfile
