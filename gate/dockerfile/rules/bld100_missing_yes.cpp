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
    .id = "BLD100",
    .name = "missing-yes",
    .severity = Severity::medium,
    .title = "A package manager asks, and nobody is there to answer",
    .why =
        "A build has no terminal: where the manager asks whether to go on, the answer is no and "
        "the build fails. It may work today, because there is nothing to ask, and fail tomorrow.",
    .fix = "Add -y (zypper: --non-interactive in front of the subcommand).",
    .references = {"https://docs.docker.com/build/building/best-practices/#apt-get"},
    .aliases = {"DL3014", "DL3030", "DL3038", "DL3034", "DS-0021", "AVD-DS-0021", "DS021",
                "missing-assume-yes-switch", "missing-dnf-assume-yes-switch",
                "missing-yum-assume-yes-switch", "missing-zypper-no-confirm-switch"},
    .bad =
        {"FROM debian:12\nRUN apt-get install curl\n",
         "FROM debian:12\nRUN apt-get -q install curl\n",
         "FROM debian:12\nENV DEBIAN_FRONTEND=noninteractive\nRUN apt-get install curl\n",
         "FROM debian:12\nRUN apt-get update && sudo apt-get install --no-install-recommends a\n",
         "FROM debian:12\nRUN apt install curl\n", "FROM debian:12\nRUN apt-get dist-upgrade\n",
         "FROM fedora:42\nRUN dnf --enablerepo x install a\n",
         "FROM fedora:42\nRUN yum groupinstall a\n", "FROM fedora:42\nRUN microdnf install a\n",
         "FROM fedora:42\nRUN dnf module install a\n",
         "FROM opensuse/leap:15.6\nRUN zypper install a\n",
         "FROM opensuse/leap:15.6\nRUN zypper install -n a\n"},
    .good =
        {"FROM debian:12\nRUN apt-get install -y a && apt-get -y install b\n",
         "FROM debian:12\nRUN apt-get install --yes a && apt-get install --assume-yes b\n",
         ("FROM debian:12\nRUN apt-get -qq install a && apt-get -q -q install b && apt-get "
          "-q=2 install c && apt-get -yq install d && apt-get install -qqy e\n"),
         "FROM debian:12\nRUN yes | apt-get install a\n",
         "FROM debian:12\nRUN apt-get -o APT::Get::Assume-Yes=true install a\n",
         "FROM debian:12\nRUN apt-get update && apt-get clean\n",
         "FROM debian:12\nRUN apt-get install --dry-run a\n",
         ("FROM debian:12\nRUN echo 'APT::Get::Assume-Yes \"true\";' > /etc/apt/apt.conf.d/9 && "
          "apt-get install a\n"),
         "FROM fedora:42\nRUN dnf -y install a && yum install --assumeyes b\n",
         "FROM fedora:42\nRUN dnf list installed && dnf clean all\n",
         ("FROM opensuse/leap:15.6\nRUN zypper -n install a && zypper in -y b && zypper "
          "--non-interactive up && zypper rm --no-confirm c\n"),
         "FROM opensuse/leap:15.6\nRUN zypper refresh\n"},
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool asks(const shell::Command& command, const shell::Flags& flags) {
  const std::string_view verb = flags.operand(0);
  if (runs_apt(command))
    return is_one_of(
        verb, {"install", "upgrade", "dist-upgrade", "full-upgrade", "safe-upgrade", "remove",
               "purge", "autoremove", "autopurge", "reinstall", "build-dep"});
  if (command.name == "zypper")
    return is_one_of(
        verb, {"install", "in", "remove", "rm", "update", "up", "patch", "dist-upgrade", "dup",
               "source-install", "si", "install-new-recommends", "inr"});
  if (!runs_yum(command)) return false;
  if (is_one_of(verb, {"group", "groups", "module"}))
    return is_one_of(flags.operand(1), {"install", "remove", "enable", "upgrade", "update", "reset",
                                        "disable", "switch-to"});
  return is_one_of(verb, {"install", "groupinstall", "localinstall", "update", "upgrade", "remove",
                          "erase", "reinstall", "downgrade", "autoremove", "builddep",
                          "groupupdate", "localupdate", "distro-sync", "swap", "in", "rm", "up"});
}

// -q once is quiet, twice or with =2 it is yes.
bool is_quiet_enough(const shell::Command& command) {
  std::size_t level = 0;
  for (const shell::Word& word : command.words) {
    const std::string_view text = word.value;
    if (text == "-q=2" || text == "--quiet=2") return true;
    if (text == "--quiet") ++level;
    if (text.size() > 1 && text[0] == '-' && text[1] != '-' && text.substr(0, 2) != "-o")
      level += static_cast<std::size_t>(std::count(text.begin(), text.end(), 'q'));
  }
  return level > 1;
}

bool says_yes_in_option(const shell::Flags& flags) {
  const auto options = flags.values({"-o", "--option", "--setopt"});
  return std::any_of(options.begin(), options.end(), [](const shell::Flags::Value& value) {
    const auto yes = values_of(value.text, "Assume-Yes");
    const auto always = values_of(value.text, "assumeyes");
    return (!yes.empty() && is_on(yes.front().value)) ||
           (!always.empty() && is_on(always.front().value));
  });
}

bool says_yes(const shell::Command& command, const shell::Flags& flags) {
  if (runs_apt(command))
    return is_quiet_enough(command) ||
           flags.has({"-y", "--yes", "--assume-yes", "--assume-no", "--force-yes", "-s",
                      "--simulate", "--just-print", "--dry-run", "--recon", "--no-act",
                      "--print-uris"});
  if (command.name != "zypper") return flags.has({"-y", "--assumeyes", "--assumeno", "--yes"});
  if (flags.has({"-y", "--non-interactive", "--no-confirm", "--dry-run"})) return true;
  const shell::Word* word = flags.find({"-n"});  // behind the subcommand it is --name
  return word != nullptr && word->span.begin < flags.operands().front()->span.begin;
}

// Something in front of a pipe answers: `yes |`, `echo y |`.
bool is_answered(const Run& run) {
  const auto& commands = run.instruction.script.commands;
  for (std::size_t i = run.command.fed_first; i < run.command.fed_last && i < commands.size(); ++i)
    if (is_one_of(commands[i].name, {"yes", "echo", "printf"})) return true;
  return false;
}

void name_peers(Finding& finding, const Run& run, std::string_view verb) {
  const std::string& name = run.command.name;
  const bool install = verb == "install";
  if (name == "zypper")
    keep_aliases(finding, {"DL3034", "missing-zypper-no-confirm-switch"});
  else if (name == "apt-get" && install)
    keep_aliases(finding,
                 {"DL3014", "DS-0021", "AVD-DS-0021", "DS021", "missing-assume-yes-switch"});
  else if (name == "yum" && is_one_of(verb, {"install", "groupinstall", "localinstall"}))
    keep_aliases(finding, {"DL3030", "missing-yum-assume-yes-switch"});
  else if ((name == "dnf" || name == "microdnf") &&
           is_one_of(verb, {"install", "groupinstall", "localinstall"}))
    keep_aliases(finding, {"DL3038", "missing-dnf-assume-yes-switch"});
  else
    keep_aliases(finding, {});
}

bool is_configured(const Dockerfile& file) {
  bool found = false;
  for_each_written(file, [&](const Written& written) {
    for (const std::string_view key : {"Assume-Yes", "assumeyes"})
      for (const Configured& one : values_of(written.text, key))
        found = found || is_on(one.value);
  });
  return found;
}

void check(const Dockerfile& file, Reporter& report) {
  const bool configured = is_configured(file);
  for_each_command(file, [&](const Run& run) {
    if (!runs_apt(run.command) && !runs_yum(run.command) && run.command.name != "zypper") return;
    const shell::Flags flags = manager_flags(run.command);
    if (configured || !asks(run.command, flags) || says_yes(run.command, flags) ||
        says_yes_in_option(flags) || is_answered(run))
      return;
    const std::string_view verb = flags.operand(0);
    Finding& finding = report(run.at(flags.operands().front()->span),
                              "{} {} asks before it goes on, and there is no -y", run.command.name,
                              printable(verb));
    finding.subject = run.command.name + " " + std::string{verb};
    if (flags.operands().size() > 1) finding.subject += " " + std::string{flags.operand(1)};
    name_peers(finding, run, verb);
  });
}

}  // namespace
extern const Rule missing_yes{info, check};
}  // namespace gate::dockerfile
