// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD018",
    .name = "copy-root-to-root",
    .severity = Severity::medium,
    .severities = {{Severity::low, "the stage is empty, so nothing is overwritten"}},
    .title = "A whole file system is copied over another one",
    .why =
        "System files of one image replace those of another, and everything else of the source "
        "ships too: tools, caches, what was meant to stay behind.",
    .fix = "Copy the files that are needed, each to its place.",
    .references = {"https://docs.docker.com/build/building/multi-stage/"},
    .aliases = {"DL3067"},
    .bad = {"FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=build / /\n",
            "FROM alpine:3.22 AS build\nFROM scratch\nCOPY --from=build / /\n",
            "FROM alpine:3.22\nCOPY --from=debian:13 [\"/\", \"/\"]\n"},
    .good = {"FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=build /app /\n",
             "FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=build / /rootfs\n",
             "FROM alpine:3.22\nCOPY / /\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::copy, [&](const Stage& stage, const Instruction& copy) {
    if (!copy.from || copy.destination.value != "/") return;
    const auto root = std::find_if(copy.sources.begin(), copy.sources.end(), [](const Path& path) {
      return path.text.value == "/" || path.text.value == "/.";
    });
    if (root == copy.sources.end()) return;
    const bool empty = file.root_of(stage).is_scratch;
    report
        .at(empty ? Severity::low : Severity::medium, site(stage, copy, root->text.span),
            "everything in {} is copied to /{}", printable(copy.from->text.value),
            empty ? "" : " over what is there")
        .subject = copy.from->text.value;
  });
}

}  // namespace
extern const Rule copy_root_to_root{info, check};
}  // namespace gate::dockerfile
