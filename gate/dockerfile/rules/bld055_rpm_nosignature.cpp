// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/sources.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD055",
    .name = "rpm-nosignature",
    .severity = Severity::high,
    .title = "rpm does not check signature or digest of a package",
    .why =
        "A package that anybody could have changed is installed, and its scripts run as root in "
        "the build.",
    .fix = "Drop the flag, and import the key of the packager with `rpm --import` first.",
    .references = {"https://rpm.org/docs/latest/man/rpm.8"},
    .aliases = {"CKV2_DOCKER_10"},
    .cwe = 347,
    .bad = {"FROM fedora:42\nRUN rpm -ivh --nosignature a.rpm\n",
            "FROM fedora:42\nRUN rpm -U a.rpm --nodigest\n",
            "FROM fedora:42\nRUN rpm --noverify -i a.rpm\n",
            "FROM fedora:42\nRUN rpm -i --nofiledigest a.rpm\n"},
    .good = {"FROM fedora:42\nRUN rpm -ivh a.rpm\n", "FROM fedora:42\nRUN rpm -e --nodeps a\n",
             "FROM fedora:42\nRUN echo rpm --nosignature\n",
             "FROM fedora:42\nRUN rpmbuild --nosignature a\n"},
};

void check(const Dockerfile& file, Reporter& report) {
  for_each_command(file, [&](const Run& run) {
    if (run.command.name != "rpm") return;
    const shell::Flags flags{run.command};
    const shell::Word* word = flags.find(
        {"--nosignature", "--nodigest", "--noverify", "--nofiledigest", "--nofiledigests"});
    if (word != nullptr)
      report(run.at(word->span), "rpm runs with {}", printable(word->value)).subject =
          bare_url(flags.operand(0));
  });
}

}  // namespace
extern const Rule rpm_nosignature{info, check};
}  // namespace gate::dockerfile
