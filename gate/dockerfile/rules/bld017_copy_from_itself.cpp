// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD017",
    .name = "copy-from-itself",
    .severity = Severity::high,
    .title = "A stage copies from itself",
    .why = "A stage cannot be a source before it is finished, so the build stops here.",
    .fix = "Name the stage that makes the file, or use `RUN cp` inside this one.",
    .references = {"https://docs.docker.com/reference/dockerfile/#copy---from"},
    .aliases = {"DL3023", "DS-0006", "AVD-DS-0006", "DS006", "copy-from-own-alias"},
    .bad = {"FROM alpine:3.22 AS build\nCOPY --from=build /a /b\n",
            "FROM alpine:3.22\nFROM alpine:3.22 AS run\nCOPY --from=RUN /a /b\n",
            "FROM alpine:3.22\nCOPY --from=0 /a /b\n"},
    .good = {"FROM alpine:3.22 AS build\nFROM alpine:3.22 AS run\nCOPY --from=build /a /b\n",
             "FROM alpine:3.22 AS build\nCOPY build /b\n",
             "FROM alpine:3.22 AS build\nONBUILD COPY --from=build /a /b\n",
             "FROM alpine:3.22 AS a\nFROM alpine:3.22 AS a\nCOPY --from=a /x /x\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::copy, [&](const Stage& stage, const Instruction& copy) {
    if (!copy.from || copy.onbuild || copy.from->kind != Origin::Kind::itself) return;
    const Text& from = copy.from->text;
    Finding& finding = report(site(stage, copy, from.span),
                              "`{}` is the stage that this COPY stands in", printable(from.value));
    finding.subject = from.value;
    if (lower(from.value) != stage.name) finding.aliases.clear();  // peers look at names only
  });
}

}  // namespace
extern const Rule copy_from_itself{info, check};
}  // namespace gate::dockerfile
