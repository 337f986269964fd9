// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD020",
    .name = "onbuild-trigger-forbidden",
    .severity = Severity::high,
    .title = "ONBUILD takes this instruction not",
    .why = "FROM, MAINTAINER and another ONBUILD cannot be triggers, so the build stops here.",
    .fix = "Remove ONBUILD in front, or the whole line.",
    .references = {"https://docs.docker.com/reference/dockerfile/#onbuild"},
    .aliases = {"DL3043"},
    .bad = {"FROM alpine:3.22\nONBUILD FROM debian:13\n",
            "FROM alpine:3.22\nONBUILD ONBUILD RUN make\n",
            "FROM alpine:3.22\nonbuild maintainer me\n"},
    .good = {"FROM alpine:3.22\nONBUILD RUN make\n", "FROM alpine:3.22\nONBUILD COPY . /app\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, [&](const Stage& stage, const Instruction& trigger) {
    const bool forbidden = trigger.keyword == Keyword::from ||
                           trigger.keyword == Keyword::maintainer ||
                           (trigger.keyword == Keyword::onbuild && trigger.onbuild);
    if (!trigger.onbuild || !forbidden) return;
    report({trigger.keyword_span, stage.owner, "ONBUILD"}, "ONBUILD cannot wrap {}", trigger.name())
        .subject = trigger.name();
  });
}

}  // namespace
extern const Rule onbuild_trigger_forbidden{info, check};
}  // namespace gate::dockerfile
