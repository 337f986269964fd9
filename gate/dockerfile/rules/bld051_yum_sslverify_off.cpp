// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/package_managers.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/switched_off.hpp"
#include "gate/dockerfile/written_files.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "BLD051",
    .name = "yum-sslverify-off",
    .severity = Severity::high,
    .title = "yum or dnf does not check the server's certificate",
    .why =
        "Anybody on the way to the repository can hand out other lists and packages; where "
        "signatures are not checked either, they get into the image.",
    .fix = "Remove sslverify=0. Name the certificate of your own authority in sslcacert.",
    .references = {"https://dnf.readthedocs.io/en/latest/conf_ref.html"},
    .aliases = {"CKV2_DOCKER_15"},
    .cwe = 295,
    .bad = {"FROM fedora:42\nRUN dnf config-manager --save --setopt=sslverify=false\n",
            "FROM fedora:42\nRUN yum-config-manager --setopt=sslverify=0 --save\n",
            "FROM fedora:42\nRUN dnf -y --setopt=*.sslverify=0 install a\n",
            "FROM fedora:42\nRUN dnf config-manager setopt x.sslverify=0\n",
            "FROM fedora:42\nRUN yum config-manager --setopt \"sslverify=no\"\n",
            "FROM fedora:42\nRUN echo sslverify=false >> /etc/yum.conf\n",
            "FROM fedora:42\nRUN sed -i 's/sslverify=1/sslverify=0/' /etc/yum.conf\n"},
    .good = {"FROM fedora:42\nRUN dnf config-manager --save --setopt=sslverify=true\n",
             "FROM fedora:42\nRUN dnf -y install sslverify\n",
             "FROM fedora:42\nRUN sed -i 's/sslverify=0/sslverify=1/' /etc/yum.conf\n",
             "FROM fedora:42\nRUN echo sslverify=false\n"},
};

void check_command(const Run& run, Reporter& report) {
  if (!runs_yum(run.command)) return;
  for (const shell::Word& word : run.command.words)
    for (const Configured& one : values_of(word.value, "sslverify")) {
      if (!is_off(one.value)) continue;
      Finding& finding =
          report(run.at(word.span), "{} takes any certificate of a repository", run.command.name);
      finding.subject = run.command.name;
      const bool configures =
          run.command.name == "yum-config-manager" || run.command.word(1) == "config-manager";
      if (!configures) drop_aliases(finding, {"CKV2_DOCKER_15"});
    }
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_command(file, [&](const Run& run) { check_command(run, report); });
  for_each_written(file, [&](const Written& written) {
    for (const Configured& one : values_of(written.text, "sslverify"))
      if (is_off(one.value) && written.path.find("git") == std::string_view::npos)
        keep_aliases(report(written.at(one.offset, one.length),
                            "{} switches off the check of a repository's certificate",
                            printable(written.path)),
                     {})
            .subject = written.path;
  });
}

}  // namespace
extern const Rule yum_sslverify_off{info, check};
}  // namespace gate::dockerfile
