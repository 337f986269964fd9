// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD071",
    .name = "relative-workdir",
    .severity = Severity::medium,
    .severities = {{Severity::info, "an absolute WORKDIR stands in front, so it is clear where"}},
    .title = "WORKDIR is relative",
    .why = "It goes on from the base image's folder, which the next version may change.",
    .fix = "Write the path from `/` on.",
    .references = {"https://docs.docker.com/reference/dockerfile/#workdir",
                   "https://docs.docker.com/reference/build-checks/workdir-relative-path/"},
    .aliases = {"DL3000", "WorkdirRelativePath", "DS-0009", "AVD-DS-0009", "DS009", "CKV_DOCKER_10",
                "use-absolute-workdir"},
    .bad = {"FROM alpine:3.22\nWORKDIR app\n", "FROM alpine:3.22\nARG dir=app\nWORKDIR ${dir}\n",
            "FROM alpine:3.22\nWORKDIR /srv\nWORKDIR app\n",
            "FROM alpine:3.22 AS a\nWORKDIR /srv\nFROM alpine:3.22\nWORKDIR \"my app\"\n"},
    .good = {"FROM alpine:3.22\nWORKDIR /app\n", "FROM alpine:3.22\nWORKDIR $HOME/app\n",
             "FROM alpine:3.22\nWORKDIR c:\\app\n", "FROM alpine:3.22\nWORKDIR \"/my app\"\n",
             "FROM alpine:3.22\nONBUILD WORKDIR app\n"},
};

bool is_relative(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.front() == '\\' || path.front() == '$')
    return false;
  return path.size() < 2 || path[1] != ':';
}

// BuildKit reports the first one only, where nothing absolute stands in front: it is right about
// the effect. The others report every one, but none that begins with a variable.
void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::workdir, [&](const Stage& stage, const Instruction& workdir) {
    const Text& path = workdir.argument();
    if (workdir.onbuild || !is_relative(path.value)) return;
    const bool clear = workdir.before.has_absolute_workdir;
    Finding& finding =
        report.at(clear ? Severity::info : Severity::medium, site(stage, workdir, path.span),
                  "`{}` goes on from {}", printable(path.value),
                  clear ? "the WORKDIR in front" : "wherever the base image is");
    finding.subject = path.value;
    if (clear) drop_aliases(finding, {"WorkdirRelativePath"});
    if (path.written.substr(0, 1) == "$")
      keep_aliases(finding, {"WorkdirRelativePath", "use-absolute-workdir"});
  });
}

}  // namespace
extern const Rule relative_workdir{info, check};
}  // namespace gate::dockerfile
