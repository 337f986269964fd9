// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD027",
    .name = "relative-destination-without-workdir",
    .severity = Severity::medium,
    .title = "A relative destination, and no WORKDIR",
    .why = "The base image decides where the files go, and its next version may decide otherwise.",
    .fix = "Set WORKDIR in front, or write the destination from `/` on.",
    .references = {"https://docs.docker.com/reference/dockerfile/#workdir"},
    .aliases = {"DL3045"},
    .bad = {"FROM alpine:3.22\nCOPY a app/\n", "FROM alpine:3.22\nCOPY a .\n",
            "FROM alpine:3.22 AS a\nWORKDIR /app\nFROM alpine:3.22\nCOPY a b\n",
            "FROM alpine:3.22\nADD a b\n"},
    .good = {"FROM alpine:3.22\nWORKDIR /app\nCOPY a app/\n", "FROM alpine:3.22\nCOPY a /app/\n",
             "FROM alpine:3.22 AS a\nWORKDIR /app\nFROM a\nCOPY a b\n",
             "FROM alpine:3.22\nCOPY a $DIR/\n", "FROM alpine:3.22\nCOPY [\"a\", \"/x y\"]\n",
             "FROM alpine:3.22\nCOPY a C:/app/\n", "FROM alpine:3.22\nONBUILD COPY a b\n"},
};

bool is_relative(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.front() == '\\' || path.front() == '$')
    return false;
  return path.size() < 2 || path[1] != ':';
}

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, [&](const Stage& stage, const Instruction& copy) {
    if (copy.keyword != Keyword::copy && copy.keyword != Keyword::add) return;
    if (copy.onbuild || stage.implied || copy.before.workdir != nullptr) return;
    const Text& to = copy.destination;
    if (!is_relative(to.value)) return;
    Finding& finding = report(site(stage, copy, to.span),
                              "`{}` is relative, and no WORKDIR says to what", printable(to.value));
    finding.subject = to.value;
    // hadolint looks at COPY, and passes what begins with a variable.
    if (copy.keyword == Keyword::add || to.written.substr(0, 1) == "$")
      drop_aliases(finding, {"DL3045"});
  });
}

}  // namespace
extern const Rule relative_destination_without_workdir{info, check};
}  // namespace gate::dockerfile
