// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD016",
    .name = "copy-from-unknown-stage",
    .severity = Severity::medium,
    .title = "COPY --from names no stage of this file",
    .why =
        "What is no stage is taken for an image, so a mistyped name pulls whatever a public "
        "registry holds under it.",
    .fix =
        "Name a stage above. Where an image is meant, write it with its tag; where a named "
        "context is meant, ignore this place with that reason.",
    .references = {"https://docs.docker.com/reference/dockerfile/#copy---from"},
    .aliases = {"DL3022"},
    .cwe = 829,
    .bad = {"FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=biuld /a /a\n",
            "FROM alpine:3.22\nCOPY --from=7 /a /a\n"},
    .good = {"FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=BUILD /a /a\n",
             "FROM alpine:3.22\nFROM alpine:3.22\nCOPY --from=0 /a /a\n",
             "FROM alpine:3.22\nCOPY --from=nginx:1.29 /a /a\n",
             "FROM alpine:3.22\nCOPY --from=$STAGE /a /a\n",
             "FROM alpine:3.22\nONBUILD COPY --from=build /a /a\n"},
};

std::string advice(const Dockerfile& file, const Stage& stage, std::string_view name) {
  if (std::all_of(name.begin(), name.end(), [](char c) { return is_digit(c); }))
    return "and there are not so many";
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < stage.index; ++i)
    if (!file.stages[i].name.empty()) names.emplace_back(file.stages[i].name);
  const std::string wanted = lower(name);
  if (const auto near = nearest(wanted, names)) return "did you mean `" + std::string{*near} + "`?";
  return "so it is taken for an image or a named context";
}

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::copy, [&](const Stage& stage, const Instruction& copy) {
    if (!copy.from || copy.onbuild || copy.from->kind != Origin::Kind::unknown) return;
    const Text& from = copy.from->text;
    if (!from.known || from.value.empty() || from.value == "scratch") return;
    report(site(stage, copy, from.span), "`{}` is no stage above; {}", printable(from.value),
           advice(file, stage, from.value))
        .subject = from.value;
  });
}

}  // namespace
extern const Rule copy_from_unknown_stage{info, check};
}  // namespace gate::dockerfile
