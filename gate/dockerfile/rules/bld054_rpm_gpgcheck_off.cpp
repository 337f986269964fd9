// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/package_managers.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/switched_off.hpp"
#include "gate/dockerfile/written_files.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD054",
    .name = "rpm-gpgcheck-off",
    .severity = Severity::high,
    .title = "yum, dnf or zypper installs packages without checking their signature",
    .why =
        "A package that anybody could have changed is installed, and its scripts run as root in "
        "the build.",
    .fix = "Drop the switch. Import the repository's key with `rpm --import` or gpgkey=.",
    .references = {"https://dnf.readthedocs.io/en/latest/conf_ref.html",
                   "https://documentation.suse.com/sles/15-SP6/html/SLES-all/cha-sw-cl.html"},
    .aliases = {"CKV2_DOCKER_9"},
    .cwe = 347,
    .bad = {"FROM fedora:42\nRUN dnf install -y --nogpgcheck a\n",
            "FROM fedora:42\nRUN sudo yum -y --nogpgcheck install a\n",
            "FROM fedora:42\nRUN dnf -y --no-gpgchecks install a\n",
            "FROM fedora:42\nRUN dnf -y --setopt=gpgcheck=0 install a\n",
            "FROM fedora:42\nRUN dnf -y --setopt x.gpgcheck=False install a\n",
            "FROM opensuse/leap:15.6\nRUN zypper --no-gpg-checks install -y a\n",
            "FROM opensuse/leap:15.6\nRUN zypper addrepo -G https://x.test/r r\n",
            "FROM opensuse/leap:15.6\nRUN zypper -n in --allow-unsigned-rpm a.rpm\n",
            ("FROM fedora:42\nRUN printf '[r]\\nbaseurl=https://x.test\\ngpgcheck=0\\n' > "
             "/etc/yum.repos.d/r.repo\n"),
            "FROM fedora:42\nRUN cat > /etc/yum.repos.d/r.repo <<EOF\n[r]\ngpgcheck = 0\nEOF\n",
            "FROM fedora:42\nRUN sed -i 's/gpgcheck=1/gpgcheck=0/' /etc/yum.conf\n"},
    .good = {"FROM fedora:42\nRUN dnf install -y a\n",
             "FROM fedora:42\nRUN dnf -y --setopt=gpgcheck=1 install a\n",
             "FROM fedora:42\nRUN echo repo_gpgcheck=0 > /etc/yum.repos.d/r.repo\n",
             "FROM fedora:42\nRUN sed -i 's/gpgcheck=0/gpgcheck=1/' /etc/yum.conf\n",
             "FROM fedora:42\nRUN echo gpgcheck=0\n",
             "FROM opensuse/leap:15.6\nRUN zypper addrepo -g https://x.test/r r\n",
             "FROM opensuse/leap:15.6\nRUN zypper -n in -y a\n"},
};

const shell::Word* switched_off(const shell::Command& command, const shell::Flags& flags) {
  if (runs_yum(command))
    return flags.find({"--nogpgcheck", "--nogpg", "--no-gpgcheck", "--no-gpgchecks"});
  const shell::Word* word =
      flags.find({"--no-gpg-checks", "--no-gpgcheck", "--gpgcheck-allow-unsigned",
                  "--gpgcheck-allow-unsigned-package", "--allow-unsigned-rpm"});
  const std::string_view verb = flags.operand(0);
  const bool repository = verb == "addrepo" || verb == "ar" || verb == "modifyrepo" || verb == "mr";
  return word == nullptr && repository ? flags.find({"-G"}) : word;
}

void check_command(const Run& run, Reporter& report) {
  const std::string& name = run.command.name;
  if (!runs_yum(run.command) && name != "zypper") return;
  const shell::Flags flags = manager_flags(run.command);
  if (const shell::Word* word = switched_off(run.command, flags)) {
    Finding& finding = report(run.at(word->span), "{} runs with {}, so signatures are not checked",
                              name, printable(word->value));
    finding.subject = name + " " + std::string{flags.operand(0)};
    const bool seen =
        word->value == "--nogpgcheck" && (name == "dnf" || name == "yum" || name == "tdnf");
    if (!seen) drop_aliases(finding, {"CKV2_DOCKER_9"});
  }
  for (const shell::Word& word : run.command.words)
    for (const Configured& one : values_of(word.value, "gpgcheck"))
      if (is_off(one.value) && word.value.find('=') != std::string::npos)
        keep_aliases(report(run.at(word.span), "{} does not check signatures", name), {}).subject =
            name + " " + std::string{flags.operand(0)};
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_command(file, [&](const Run& run) { check_command(run, report); });
  for_each_written(file, [&](const Written& written) {
    for (const Configured& one : values_of(written.text, "gpgcheck"))
      if (is_off(one.value))
        keep_aliases(report(written.at(one.offset, one.length),
                            "{} switches off the check of signatures", printable(written.path)),
                     {})
            .subject = written.path;
  });
}

}  // namespace
extern const Rule rpm_gpgcheck_off{info, check};
}  // namespace gate::dockerfile
