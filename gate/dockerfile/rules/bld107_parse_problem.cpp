// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>

#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD107",
    .name = "parse-problem",
    .severity = Severity::high,
    .title = "The Dockerfile does not build as written",
    .why =
        "A build stops at this place, so what stands here was never tried. The rest of the file "
        "is judged all the same.",
    .fix = "Write the instruction as the Dockerfile reference says.",
    .references = {"https://docs.docker.com/reference/dockerfile/"},
    .aliases = {"DL1000"},
    .bad = {"FROM alpine:3.20\nRUNN echo hello\n", "FROM alpine:3.20 AS\n",
            "FROM alpine:3.20\nCOPY --form=build /a /b\n",
            "FROM alpine:3.20\nRUN cat <<EOF\nhello\n", "# nothing else\n", "RUN make\n"},
    .good = {"FROM alpine:3.20\nRUN echo hello\n", "FROM alpine:3.20 AS build\n",
             "FROM alpine:3.20\nRUN cat <<EOF\nhello\nEOF\n"},
};

// The part of a finding: the instruction that the place belongs to.
std::string part_at(const Dockerfile& file, std::uint32_t offset) {
  const auto& all = file.file->instructions;
  const auto next = std::upper_bound(
      all.begin(), all.end(), offset,
      [](std::uint32_t value, const auto& instruction) { return value < instruction.span.begin; });
  if (next == all.begin()) return {};
  return std::string{syntax::dockerfile::name(std::prev(next)->keyword)};
}

std::string owner_at(const Dockerfile& file, std::uint32_t offset) {
  const auto next = std::upper_bound(
      file.stages.begin(), file.stages.end(), offset,
      [](std::uint32_t value, const Stage& stage) { return value < stage.span.begin; });
  return next == file.stages.begin() ? std::string{} : std::prev(next)->owner;
}

// The defects stand in the syntax tree; the file's as a whole come first.
void check(const Dockerfile& file, Reporter& report) {
  const bool fragment = !file.stages.empty() && file.stages.front().implied;
  if (fragment)
    report({file.stages.front().span, file.stages.front().owner, "FROM"},
           "no FROM stands in front of this, so it cannot be built; it is judged as a stage of an "
           "unknown image")
        .subject = "no-from";
  for (const syntax::dockerfile::Defect& defect : file.file->defects)
    report({defect.span, owner_at(file, defect.span.begin), part_at(file, defect.span.begin)}, "{}",
           defect.message)
        .subject = defect.code;
}

}  // namespace
extern const Rule parse_problem{info, check};
}  // namespace gate::dockerfile
