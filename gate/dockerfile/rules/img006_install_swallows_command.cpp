// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <initializer_list>

#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"

namespace gate::dockerfile {
namespace {

constexpr RuleInfo info{
    .id = "IMG006",
    .name = "install-swallows-command",
    .severity = Severity::medium,
    .title = "An install command takes the next command for packages",
    .why =
        "A `&&` is missing, so the words of the next command are read as names of packages: the "
        "install fails, or installs something else, and the command never runs.",
    .fix = "Put `&&` in front of the next command.",
    .references = {"https://docs.docker.com/build/building/best-practices/#run"},
    .cis = {"4.3"},
    .cwe = 670,
    .bad = {"FROM debian:13\nRUN apt-get install -y node rm -rf /var/lib/apt/lists/*\n",
            "FROM alpine:3.22\nRUN apk add curl \\\n  mkdir /app\n",
            "FROM fedora:42\nRUN dnf -y install git dnf-plugins-core rm -rf /var/cache/dnf\n",
            "FROM debian:13\nRUN apt-get install -y curl /var/lib/apt/lists/*\n",
            "FROM debian:13\nRUN apt-get install -y curl apt-get clean\n"},
    .good = {"FROM debian:13\nRUN apt-get install -y node && rm -rf /var/lib/apt/lists/*\n",
             "FROM debian:13\nRUN apt-get install -y /tmp/tool.deb ./b.deb\n",
             "FROM debian:13\nRUN apt-get install -y 'php8*' adduser\n",
             "FROM fedora:42\nRUN dnf -y install /usr/bin/envsubst\n",
             "FROM fedora:42\nRUN dnf -y --installroot /mnt/root install bash\n",
             "FROM alpine:3.22\nRUN apk add --virtual .build -X /repo curl\n",
             "FROM alpine:3.22\nRUN apk add --root /rootfs --initdb busybox\n",
             "FROM debian:13\nRUN apt-get remove rm\n"},
};

bool among(std::initializer_list<std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_rpm_tool(std::string_view name) {
  return among({"yum", "dnf", "dnf5", "microdnf", "tdnf", "zypper"}, name);
}

// Names of commands that no distribution has as a package.
bool is_command(std::string_view word) {
  return among({"rm", "cp", "mv", "ln", "cd", "mkdir", "rmdir", "chmod", "chown", "echo", "export",
                "touch", "useradd", "groupadd", "apt-get", "apt-cache", "RUN"},
               word);
}

bool is_package_file(std::string_view path) {
  if (path.size() < 5) return false;
  return among({".deb", ".rpm", ".apk"}, path.substr(path.size() - 4));
}

// A path that no package manager takes: apt and apk take package files, the tools of rpm also files
// that some package brings, which lie nowhere below /var, /tmp and /root.
bool is_foreign_path(std::string_view word, bool rpm) {
  if (word.substr(0, 1) != "/" || is_package_file(word)) return false;
  if (word.find('$') != std::string_view::npos) return false;
  return !rpm || word.substr(0, 5) == "/var/" || word.substr(0, 5) == "/tmp/" ||
         word.substr(0, 6) == "/root/";
}

// The position among the operands behind which packages stand; 0: no install.
std::size_t packages_begin(std::string_view tool, const shell::Flags& flags) {
  const std::string_view verb = flags.operand(0);
  const bool installs =
      tool == "apk" ? verb == "add"
      : is_rpm_tool(tool)
          ? among({"install", "in", "groupinstall", "localinstall", "reinstall"}, verb)
          : among({"apt-get", "apt", "aptitude"}, tool) && among({"install", "reinstall"}, verb);
  return installs ? 1 : 0;
}

// One finding a command, at the first word that is no package.
void judge(const Run& run, Reporter& report) {
  const shell::Flags flags{run.command,
                           {"-t",
                            "--target-release",
                            "-o",
                            "--option",
                            "-c",
                            "--config-file",
                            "--virtual",
                            "-X",
                            "--repository",
                            "-p",
                            "--root",
                            "--arch",
                            "--keys-dir",
                            "--repositories-file",
                            "--cache-dir",
                            "--installroot",
                            "--releasever",
                            "--enablerepo",
                            "--disablerepo",
                            "--repo",
                            "--repoid",
                            "--setopt",
                            "-x",
                            "--exclude",
                            "--from",
                            "-R",
                            "--config",
                            "--reposdir",
                            "--downloaddir",
                            "--destdir"}};
  const std::string& tool = run.command.name;
  const std::size_t begin = packages_begin(tool, flags);
  if (begin == 0) return;
  const auto& words = flags.operands();
  for (std::size_t i = begin; i < words.size(); ++i) {
    const shell::Word& word = *words[i];
    if (!is_command(word.value) && !is_foreign_path(word.value, is_rpm_tool(tool))) continue;
    Finding& finding = report(run.at(word.span), "`{}` is no package; {} {} reads it as one",
                              printable(word.value), tool, flags.operand(0));
    finding.subject = tool + ' ' + word.value;
    if (word.value == "rm" && !word.quoted && !run.instruction.json && !run.command.in_script)
      finding.edits.push_back({{word.span.begin, word.span.begin}, "&& "});
    return;
  }
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_command(file, [&](const Run& run) { judge(run, report); });
}

}  // namespace
extern const Rule install_swallows_command{info, check};
}  // namespace gate::dockerfile
