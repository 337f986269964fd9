// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD074",
    .name = "maintainer",
    .severity = Severity::info,
    .title = "MAINTAINER is deprecated",
    .why = "It has been replaced by labels, which every tool reads.",
    .fix = "Write `LABEL org.opencontainers.image.authors=\"…\"`.",
    .references = {"https://docs.docker.com/reference/build-checks/maintainer-deprecated/"},
    .aliases = {"DL4000", "MaintainerDeprecated", "DS-0022", "AVD-DS-0022", "DS022", "CKV_DOCKER_6",
                "maintainer-is-deprecated"},
    .bad = {"FROM alpine:3.22\nMAINTAINER me\n",
            "FROM alpine:3.22\nmaintainer \"A B\" <a@b.test>\n"},
    .good = {"FROM alpine:3.22\nLABEL org.opencontainers.image.authors=\"me\"\n",
             "FROM alpine:3.22\nLABEL maintainer=me\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::maintainer, [&](const Stage& stage, const Instruction& maintainer) {
    if (maintainer.onbuild) return;  // refused as a whole
    Finding& finding = report(site(stage, maintainer), "MAINTAINER is deprecated; use a label");
    finding.subject = "MAINTAINER";
    const std::string& name = maintainer.argument().written;
    if (!name.empty() && name.find_first_of("\"'\\`$\n") == std::string::npos)
      finding.edits.push_back(
          {maintainer.span, "LABEL org.opencontainers.image.authors=\"" + name + '"'});
  });
}

}  // namespace
extern const Rule maintainer{info, check};
}  // namespace gate::dockerfile
