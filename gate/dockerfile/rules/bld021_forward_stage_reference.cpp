// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD021",
    .name = "forward-stage-reference",
    .severity = Severity::high,
    .severities = {{Severity::medium,
                    "COPY takes from a later stage that does not need this one: BuildKit finds "
                    "it, other builders do not"}},
    .title = "A stage uses one that stands further down",
    .why =
        "FROM knows only the stages above: a later name is taken for an image and pulled from a "
        "registry. Two stages that wait for each other cannot be built at all.",
    .fix = "Put the stage that is used in front of the one that uses it.",
    .references = {"https://docs.docker.com/build/building/multi-stage/"},
    .bad = {"FROM alpine:3.22 AS run\nCOPY --from=build /a /a\nFROM alpine:3.22 AS build\n",
            "FROM a:1 AS run\nCOPY --from=build /a /a\nFROM a:1 AS build\nCOPY --from=run /b /b\n",
            "FROM build AS run\nFROM alpine:3.22 AS build\n",
            "FROM alpine:3.22\nCOPY --from=1 /a /a\nFROM alpine:3.22\n"},
    .good = {"FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=build /a /a\n",
             "FROM golang AS golang\nRUN make\n", "FROM nginx AS base\nFROM base AS nginx\n",
             "FROM alpine:3.22\nONBUILD COPY --from=build /a /a\nFROM alpine:3.22 AS build\n"},
};

// Whether building `from` needs stage `wanted`.
bool needs(const Dockerfile& file, std::size_t from, std::size_t wanted) {
  std::vector<bool> seen(file.stages.size());
  std::vector<std::size_t> open{from};
  seen[from] = true;
  const auto go = [&](std::size_t next) {
    if (!seen[next]) open.push_back(next);
    seen[next] = true;
  };
  while (!open.empty()) {
    const Stage& stage = file.stages[open.back()];
    open.pop_back();
    if (stage.index == wanted) return true;
    if (stage.parent) go(*stage.parent);
    for (const Instruction& one : stage.instructions)
      if (one.from && !one.onbuild &&
          (one.from->kind == Origin::Kind::stage || one.from->kind == Origin::Kind::later))
        go(one.from->stage);
  }
  return false;
}

// Every look costs a walk over the file, so hostile files get a bounded number of them.
constexpr std::size_t max_looks = 200;

void check_bases(const Dockerfile& file, std::size_t& looks, Reporter& report) {
  for (const Stage& stage : file.stages) {
    if (stage.parent || stage.implied || !stage.image.known) continue;
    const auto later = file.named.find(lower(stage.image.value));
    if (later == file.named.end() || later->second.back() <= stage.index) continue;
    // `FROM nginx AS base`, then `FROM base AS nginx`: the image is meant.
    if (++looks > max_looks || needs(file, later->second.back(), stage.index)) continue;
    report({stage.image.span, stage.owner, "FROM"},
           "stage `{}` stands further down, so this pulls an image of that name",
           printable(stage.image.value))
        .subject = stage.image.value;
  }
}

void check(const Dockerfile& file, Reporter& report) {
  std::size_t looks = 0;
  check_bases(file, looks, report);
  for_each(file, Keyword::copy, [&](const Stage& stage, const Instruction& copy) {
    if (!copy.from || copy.onbuild || copy.from->kind != Origin::Kind::later) return;
    const Text& from = copy.from->text;
    const bool circular = ++looks <= max_looks && needs(file, copy.from->stage, stage.index);
    report
        .at(circular ? Severity::high : Severity::medium, site(stage, copy, from.span),
            "stage `{}` stands further down{}", printable(from.value),
            circular ? " and needs this one itself" : "")
        .subject = from.value;
  });
}

}  // namespace
extern const Rule forward_stage_reference{info, check};
}  // namespace gate::dockerfile
