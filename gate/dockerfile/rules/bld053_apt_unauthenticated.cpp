// SPDX-License-Identifier: Apache-2.0
#include <array>
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
    .id = "BLD053",
    .name = "apt-unauthenticated",
    .severity = Severity::high,
    .title = "apt installs packages without checking their origin",
    .why =
        "Lists and packages that anybody could have changed are installed, and their scripts run "
        "as root in the build.",
    .fix =
        "Drop the switch. Put the repository's key into /etc/apt/keyrings and name it with "
        "signed-by.",
    .references = {"https://manpages.debian.org/bookworm/apt/apt-secure.8.en.html"},
    .aliases = {"CKV2_DOCKER_8", "CKV2_DOCKER_11"},
    .cwe = 347,
    .bad =
        {"FROM debian:12\nRUN apt-get install -y --allow-unauthenticated a\n",
         "FROM debian:12\nRUN apt-get install -y --force-yes a\n",
         "FROM debian:12\nRUN apt-get update --allow-insecure-repositories\n",
         "FROM debian:12\nRUN apt-get -o Acquire::AllowInsecureRepositories=true update\n",
         "FROM debian:12\nRUN apt-get -oAPT::Get::AllowUnauthenticated=1 install -y a\n",
         "FROM debian:12\nRUN apt-get -o Acquire::https::Verify-Peer=false update\n",
         ("FROM debian:12\nRUN echo 'deb [trusted=yes] https://x.test/ ./' > "
          "/etc/apt/sources.list.d/x.list\n"),
         ("FROM debian:12\nRUN add-apt-repository 'deb [arch=amd64 trusted=yes] https://x.test a "
          "b'\n"),
         ("FROM debian:12\nRUN echo 'APT::Get::AllowUnauthenticated \"true\";' > "
          "/etc/apt/apt.conf.d/99x\n"),
         ("FROM debian:12\nCOPY <<EOF /etc/apt/sources.list.d/x.sources\nTypes: deb\nTrusted: "
          "yes\nEOF\n")},
    .good = {"FROM debian:12\nRUN apt-get install -y a\n",
             "FROM debian:12\nRUN apt-get install -y --allow-downgrades a\n",
             "FROM debian:12\nRUN apt-get -o Acquire::AllowInsecureRepositories=false update\n",
             "FROM debian:12\nRUN apt-get -o Acquire::Retries=3 update\n",
             ("FROM debian:12\nRUN echo 'deb [signed-by=/k.gpg] https://x.test a b' > "
              "/etc/apt/sources.list.d/x.list\n"),
             "FROM debian:12\nRUN echo trusted=yes > /etc/app.conf\n",
             "FROM debian:12\nRUN echo apt-get --force-yes\n"},
};

// What a line of configuration or `-o` switches off, and the value that does.
struct Option {
  std::string_view name;
  bool on;  // the dangerous value
};
constexpr std::array<Option, 7> options{Option{"AllowUnauthenticated", true},
                                        Option{"AllowInsecureRepositories", true},
                                        Option{"AllowWeakRepositories", true},
                                        Option{"AllowDowngradeToInsecureRepositories", true},
                                        Option{"Verify-Peer", false},
                                        Option{"Verify-Host", false},
                                        Option{"force-yes", true}};

void report_text(std::string_view text, const std::function<Site(const Configured&)>& place,
                 std::string_view subject, Reporter& report) {
  for (const Option& option : options)
    for (const Configured& one : values_of(text, option.name))
      if (option.on ? is_on(one.value) : is_off(one.value))
        keep_aliases(report(place(one), "apt is told not to check: {} {}", option.name,
                            printable(one.value)),
                     {})
            .subject = std::string{subject} + " " + std::string{option.name};
}

void report_trusted(std::string_view text, const std::function<Site(const Configured&)>& place,
                    std::string_view subject, Reporter& report) {
  for (const Configured& one : values_of(text, "trusted"))
    if (is_on(one.value))
      keep_aliases(report(place(one), "apt takes this repository without a signature"), {})
          .subject = subject;
}

void check_apt(const Run& run, Reporter& report) {
  const shell::Flags flags = manager_flags(run.command);
  for (const std::string_view name :
       {"--allow-unauthenticated", "--force-yes", "--allow-insecure-repositories"}) {
    const shell::Word* word = flags.find({name});
    if (word == nullptr ||
        is_off(word->value.substr(std::min(name.size() + 1, word->value.size()))))
      continue;
    Finding& finding = report(run.at(word->span), "{} runs with {}, so nothing is checked",
                              run.command.name, name);
    finding.subject = std::string{flags.operand(0)} + " " + std::string{name};
    if (name != "--allow-unauthenticated") drop_aliases(finding, {"CKV2_DOCKER_8"});
    if (name != "--force-yes") drop_aliases(finding, {"CKV2_DOCKER_11"});
    if (run.command.name != "apt-get") keep_aliases(finding, {});
  }
  for (const shell::Flags::Value& value : flags.values({"-o", "--option"}))
    report_text(
        value.text, [&](const Configured&) { return run.at(value.span); }, run.command.name,
        report);
}

void check_command(const Run& run, Reporter& report) {
  if (runs_apt(run.command)) check_apt(run, report);
  if (run.command.name != "add-apt-repository" && run.command.name != "apt-add-repository") return;
  for (const shell::Word& word : run.command.words)
    report_trusted(
        word.value,
        [&](const Configured& one) { return run.at(word.part(one.offset, one.length)); },
        run.command.name, report);
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_command(file, [&](const Run& run) { check_command(run, report); });
  for_each_written(file, [&](const Written& written) {
    if (written.path.find("apt") == std::string_view::npos) return;
    const auto place = [&](const Configured& one) { return written.at(one.offset, one.length); };
    report_text(written.text, place, written.path, report);
    if (written.path.find("sources") != std::string_view::npos)
      report_trusted(written.text, place, written.path, report);
  });
}

}  // namespace
extern const Rule apt_unauthenticated{info, check};
}  // namespace gate::dockerfile
