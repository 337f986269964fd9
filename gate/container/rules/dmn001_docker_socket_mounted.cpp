// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gate/container/container.hpp"
#include "gate/core/text.hpp"
#include "gate/facts/paths.hpp"
#include "gate/risks/docker_socket_mounted.hpp"

namespace gate::container {
namespace {

// A filtering proxy that lets no change through and is not published.
bool is_narrow_proxy(const Container& container) {
  if (!container.reference || container.reference->short_name() != "docker-socket-proxy")
    return false;
  const bool writes = std::any_of(
      container.environment.begin(), container.environment.end(), [](const Variable& variable) {
        return variable.key == "POST" &&
               (variable.truthy || variable.content == Variable::Content::reference ||
                variable.content == Variable::Content::inherited);
      });
  return !writes && container.ports.empty() && container.complete;
}

void check(const Container& container, Reporter& report) {
  const bool narrow = is_narrow_proxy(container);
  for (const Mount& mount : container.mounts) {
    if (mount.kind != Mount::Kind::bind) continue;
    const auto socket = facts::engine_socket(mount.source.text);
    if (!socket) continue;
    const Severity severity = narrow             ? Severity::info
                              : socket->rootless ? Severity::high
                                                 : Severity::critical;
    const std::string path = facts::normal_path(mount.source.text);
    report
        .at(severity, {mount.span, container.owner, mount.part}, "{} gets the engine's socket {}{}",
            printable(container.name), printable(path),
            mount.read_only ? "; read-only does not limit what it can ask for" : "")
        .subject = path;
  }
  if (container.api_socket && container.api_socket->on) {
    report({container.api_socket->span, container.owner, container.api_socket->part},
           "{} gets the engine's socket through {}", printable(container.name),
           container.api_socket->part)
        .subject = "/var/run/docker.sock";
  }
}

}  // namespace
extern const Rule docker_socket_mounted{risks::docker_socket_mounted, check};
}  // namespace gate::container
