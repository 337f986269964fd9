// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/facts/paths.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD073",
    .name = "volume-on-kernel-folder",
    .severity = Severity::high,
    .title = "A volume lies on /dev, /proc or /sys",
    .why =
        "The kernel shows devices and settings there. A volume hides them from the container, "
        "or keeps it from starting.",
    .fix = "Put the volume where the program's data is.",
    .references = {"https://docs.docker.com/reference/dockerfile/#volume"},
    .aliases = {"DKL-DI-0002"},
    .bad = {"FROM alpine:3.22\nVOLUME /dev\n",
            "FROM alpine:3.22\nVOLUME [\"/data\", \"/proc/x\"]\n",
            "FROM alpine:3.22\nVOLUME /data /sys/\n", "FROM alpine:3.22\nARG V=/sys\nVOLUME $V\n"},
    .good = {"FROM alpine:3.22\nVOLUME /data\n", "FROM alpine:3.22\nVOLUME /devices\n",
             "FROM alpine:3.22\nVOLUME /srv/proc\n", "FROM alpine:3.22\nVOLUME $V\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::volume, [&](const Stage& stage, const Instruction& volume) {
    for (const Text& text : volume.arguments) {
      const std::string path = facts::normal_path(text.value);
      const std::string_view top = std::string_view{path}.substr(0, path.find('/', 1));
      if (top != "/dev" && top != "/proc" && top != "/sys") continue;
      report(site(stage, volume, text.span), "a volume on {} hides what the kernel shows there",
             printable(path))
          .subject = path;
    }
  });
}

}  // namespace
extern const Rule volume_on_kernel_folder{info, check};
}  // namespace gate::dockerfile
