// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD019",
    .name = "instruction-before-from",
    .severity = Severity::high,
    .title = "An instruction stands in front of the first FROM",
    .why = "There is no image yet that it could change, so the build stops here.",
    .fix = "Move it behind a FROM. Only ARG and comments may stand in front.",
    .references = {"https://docs.docker.com/reference/dockerfile/#format"},
    .aliases = {"DL3061"},
    .bad = {"RUN make\nFROM alpine:3.22\n", "ARG V=1\nLABEL a=b\nFROM alpine:3.22\n"},
    .good = {"ARG V=3.22\nFROM alpine:$V\nRUN make\n", "# first\nFROM alpine:3.22\nLABEL a=b\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  for (const Instruction& early : file.before_from)
    if (early.keyword != Keyword::unknown)  // a mistyped FROM is a parse problem
      report(site(nullptr, early, early.keyword_span), "{} stands in front of the first FROM",
             early.name())
          .subject = early.name();
}

}  // namespace
extern const Rule instruction_before_from{info, check};
}  // namespace gate::dockerfile
