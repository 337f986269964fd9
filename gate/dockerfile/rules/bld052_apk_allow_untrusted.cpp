// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/package_managers.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD052",
    .name = "apk-allow-untrusted",
    .severity = Severity::high,
    .title = "apk installs packages without checking their signature",
    .why =
        "A package that anybody could have changed is installed, and its scripts run as root in "
        "the build.",
    .fix = "Drop --allow-untrusted. Put the key of the repository into /etc/apk/keys.",
    .references = {"https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper"},
    .aliases = {"CKV2_DOCKER_7"},
    .cwe = 347,
    .bad =
        {"FROM alpine:3.22\nRUN apk add --allow-untrusted a.apk\n",
         "FROM alpine:3.22\nRUN apk --no-cache --allow-untrusted add a.apk\n",
         "FROM alpine:3.22\nRUN true && /sbin/apk add -X https://x.test/r a --allow-untrusted\n"},
    .good = {"FROM alpine:3.22\nRUN apk add a\n", "FROM alpine:3.22\nRUN echo --allow-untrusted\n",
             "FROM alpine:3.22\nRUN apk add -- --allow-untrusted\n",
             "FROM alpine:3.22\nRUN apk add a # --allow-untrusted\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  for_each_command(file, [&](const Run& run) {
    if (run.command.name != "apk") return;
    const shell::Flags flags = manager_flags(run.command);
    if (const shell::Word* word = flags.find({"--allow-untrusted"}))
      report(run.at(word->span), "apk installs packages without checking their signature").subject =
          flags.operand(1);
  });
}

}  // namespace
extern const Rule apk_allow_untrusted{info, check};
}  // namespace gate::dockerfile
