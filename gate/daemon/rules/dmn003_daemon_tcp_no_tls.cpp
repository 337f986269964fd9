// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/daemon/engine.hpp"
#include "gate/facts/addresses.hpp"
#include "gate/risks/daemon_tcp_no_tls.hpp"

namespace gate::daemon {
namespace {

constexpr std::string_view scheme = "tcp://";

void check(const Engine& engine, Reporter& report) {
  if (engine.tls_verify && engine.tls_verify->value) return;
  const bool encrypted = engine.tls && engine.tls->value;
  for (const auto& host : engine.hosts) {
    const std::string_view address = host.value;
    if (!equals_ignoring_case(address.substr(0, scheme.size()), scheme)) continue;
    const bool local = facts::is_loopback(address.substr(scheme.size()));
    report
        .at(local ? Severity::medium : Severity::critical, {host.span, engine.owner, host.part},
            "the engine listens on {} {}", printable(address),
            encrypted ? "and, without tlsverify, takes every caller" : "without TLS")
        .subject = address;
  }
}

}  // namespace
extern const Rule daemon_tcp_no_tls{risks::daemon_tcp_no_tls, check};
}  // namespace gate::daemon
