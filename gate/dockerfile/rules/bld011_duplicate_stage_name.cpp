// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD011",
    .name = "duplicate-stage-name",
    .severity = Severity::high,
    .title = "Two stages have the same name",
    .why =
        "A name that stands for two stages stands for the later one from there on, so a COPY or "
        "`--target` takes files from another stage than its author meant. Case makes no "
        "difference.",
    .fix = "Give every stage a name of its own.",
    .references = {"https://docs.docker.com/reference/build-checks/duplicate-stage-name/"},
    .aliases = {"DL3024", "DuplicateStageName", "DS-0012", "AVD-DS-0012", "DS012", "CKV_DOCKER_11",
                "alias-must-be-unique"},
    .cwe = 694,
    .bad = {"FROM alpine:3.22 AS build\nFROM debian:13 AS build\n",
            "FROM alpine:3.22 AS Build\nFROM debian:13 AS bUILD\n"},
    .good = {"FROM alpine:3.22 AS build\nFROM debian:13 AS run\n",
             "FROM alpine:3.22\nFROM debian:13\n", "FROM alpine:3.22 AS a\nFROM a AS b\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  for (const Stage& stage : file.stages) {
    if (stage.name.empty()) continue;
    const Stage* earlier = file.stage_named(stage.name, stage.index);
    if (earlier == nullptr) continue;
    Finding& finding = report({stage.name_text.span, stage.owner, "FROM"},
                              "a stage in line {} is named `{}` already",
                              earlier->syntax->first_line, printable(earlier->name_text.written));
    finding.subject = stage.name;
    if (earlier->name_text.written != stage.name_text.written)
      drop_aliases(finding, {"DL3024", "CKV_DOCKER_11", "alias-must-be-unique"});
  }
}

}  // namespace
extern const Rule duplicate_stage_name{info, check};
}  // namespace gate::dockerfile
