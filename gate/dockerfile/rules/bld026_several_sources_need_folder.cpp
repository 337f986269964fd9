// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD026",
    .name = "several-sources-need-folder",
    .severity = Severity::high,
    .severities = {{Severity::low, "the destination is `.`, which BuildKit takes for a folder"}},
    .title = "Several sources are copied to something that is no folder",
    .why = "BuildKit writes one file over the other, so the last one is left; other builders stop.",
    .fix = "End the destination with `/`.",
    .references = {"https://docs.docker.com/reference/dockerfile/#copy"},
    .aliases = {"DL3021", "DS-0011", "AVD-DS-0011", "DS011"},
    .bad = {"FROM alpine:3.22\nCOPY a b /app\n", "FROM alpine:3.22\nADD a b app\n",
            "FROM alpine:3.22\nCOPY [\"a\", \"b\", \"/app\"]\n",
            "FROM alpine:3.22\nARG D=/app\nCOPY a b $D\n", "FROM alpine:3.22\nCOPY a b .\n"},
    .good = {"FROM alpine:3.22\nCOPY a b /app/\n", "FROM alpine:3.22\nCOPY a /app\n",
             "FROM alpine:3.22\nCOPY a b $DIR\n", "FROM alpine:3.22\nCOPY a b ./\n",
             "FROM alpine:3.22\nCOPY [\"a\", \"b\", \"/app/\"]\n",
             "FROM alpine:3.22\nCOPY [\"a\", \"b\", \"x y/\"]\n"},
};

bool is_folder(std::string_view path) {
  return path.empty() || path.back() == '/' || path.back() == '\\';
}

void judge(const Stage& stage, const Instruction& copy, Reporter& report) {
  const Text& to = copy.destination;
  if (copy.sources.size() < 2 || !to.known || is_folder(to.value)) return;
  const bool dot = to.value == "." || to.value == "..";
  Finding& finding = report.at(dot ? Severity::low : Severity::high, site(stage, copy, to.span),
                               "{} sources go to `{}`, which does not end with `/`",
                               copy.sources.size(), printable(to.value));
  finding.subject = to.value;
  if (!copy.json && !to.quoted && to.references.empty())
    finding.edits.push_back({{to.span.end, to.span.end}, "/"});
}

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, [&](const Stage& stage, const Instruction& copy) {
    if (copy.keyword == Keyword::copy || copy.keyword == Keyword::add) judge(stage, copy, report);
  });
}

}  // namespace
extern const Rule several_sources_need_folder{info, check};
}  // namespace gate::dockerfile
