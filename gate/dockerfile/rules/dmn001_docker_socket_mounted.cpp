// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/facts/paths.hpp"
#include "gate/risks/docker_socket_mounted.hpp"

namespace gate::dockerfile {
namespace {

void judge(const Site& site, std::string_view path, Reporter& report) {
  const auto socket = facts::engine_socket(path);
  if (!socket) return;
  Finding& finding = report.at(socket->rootless ? Severity::high : Severity::critical, site,
                               "the image asks for the engine's socket {}", printable(path));
  finding.subject = facts::normal_path(path);
  keep_aliases(finding, {"dockerfile-dockerd-socket-mount"});
}

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, [&](const Stage& stage, const Instruction& one) {
    if (one.keyword == Keyword::volume)
      for (const Text& path : one.arguments)
        judge(site(stage, one, path.span), path.value, report);
    for (const Mount& mount : one.mounts) {
      const bool source = facts::engine_socket(mount.source).has_value();
      judge(site(stage, one, mount.span), source ? mount.source : mount.target, report);
    }
  });
}

}  // namespace
extern const Rule docker_socket_mounted{risks::docker_socket_mounted, check};
}  // namespace gate::dockerfile
