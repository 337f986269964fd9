// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD012",
    .name = "reserved-stage-name",
    .severity = Severity::medium,
    .title = "A stage has a name that means something else",
    .why =
        "`scratch` is the empty image and `context` the build's own files. A stage of that name "
        "cannot be told from them.",
    .fix = "Choose another name.",
    .references = {"https://docs.docker.com/reference/build-checks/reserved-stage-name/"},
    .aliases = {"DL3063", "ReservedStageName"},
    .bad = {"FROM alpine:3.22 AS scratch\n", "FROM alpine:3.22 AS context\n",
            "FROM alpine:3.22 AS Scratch\n"},
    .good = {"FROM scratch AS build\n", "FROM alpine:3.22 AS contexts\n", "FROM scratch\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  for (const Stage& stage : file.stages)
    if (stage.name == "scratch" || stage.name == "context")
      report({stage.name_text.span, stage.owner, "FROM"}, "`{}` is reserved and names no stage",
             printable(stage.name_text.written))
          .subject = stage.name;
}

}  // namespace
extern const Rule reserved_stage_name{info, check};
}  // namespace gate::dockerfile
