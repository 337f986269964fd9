// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/package_managers.hpp"

namespace gate::dockerfile {

bool runs_apt(const shell::Command& command) {
  return command.name == "apt-get" || command.name == "apt" || command.name == "aptitude";
}

bool runs_yum(const shell::Command& command) {
  const std::string_view name = command.name;
  return name == "yum" || name == "dnf" || name == "dnf5" || name == "microdnf" || name == "tdnf" ||
         name == "yum-config-manager";
}

shell::Flags manager_flags(const shell::Command& command) {
  if (runs_apt(command))
    return shell::Flags{command,
                        {"-t", "--target-release", "--default-release", "-o", "--option", "-c",
                         "--config-file", "-a", "--host-architecture"}};
  if (command.name == "zypper")
    return shell::Flags{command,
                        {"-R", "--root", "-D", "--reposd-dir", "-C", "--cache-dir", "-c",
                         "--config", "-r", "--repo", "--from", "-t", "--type", "-p", "--plus-repo",
                         "--plus-content", "--solver-cache-dir", "--installroot"}};
  if (command.name == "apk")
    return shell::Flags{command,
                        {"-p", "--root", "-X", "--repository", "--arch", "--cache-dir",
                         "--cache-max-age", "--keys-dir", "--repositories-file", "--wait", "-t",
                         "--virtual", "--timeout", "--progress-fd"}};
  return shell::Flags{command,
                      {"-c",
                       "--config",
                       "-d",
                       "-e",
                       "-x",
                       "--exclude",
                       "-R",
                       "--randomwait",
                       "--enablerepo",
                       "--disablerepo",
                       "--repo",
                       "--repoid",
                       "--releasever",
                       "--installroot",
                       "--setopt",
                       "--disableplugin",
                       "--enableplugin",
                       "--color",
                       "--repofrompath",
                       "--forcearch",
                       "--comment",
                       "--advisory",
                       "--disableexcludes",
                       "--add-repo",
                       "--downloaddir",
                       "--destdir",
                       "--rpmverbosity"}};
}

}  // namespace gate::dockerfile
