// SPDX-License-Identifier: Apache-2.0
#include "gate/daemon/daemon_json.hpp"

#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/daemon/rules.hpp"
#include "gate/daemon/strict_json.hpp"
#include "gate/syntax/yaml/yaml.hpp"

namespace gate::daemon {
namespace {

using syntax::yaml::Node;
using syntax::yaml::Pair;

void set(const Node& root, std::string_view key, std::optional<Setting<bool>>& onto) {
  const Pair* pair = root.find(key);
  if (pair == nullptr || !pair->value.node->is_scalar() || !pair->value.node->plain) return;
  if (pair->value.node->value != "true" && pair->value.node->value != "false") return;
  onto = Setting<bool>{pair->value.node->value == "true", pair->value.at, std::string{key}};
}

void set(const Node& root, std::string_view key, std::optional<Setting<std::string>>& onto) {
  const Pair* pair = root.find(key);
  if (pair == nullptr || !pair->value.node->is_scalar() || pair->value.node->value.empty()) return;
  onto = Setting<std::string>{pair->value.node->value, pair->value.at, std::string{key}};
}

void set(const Node& root, std::string_view key, std::vector<Setting<std::string>>& onto) {
  const Pair* pair = root.find(key);
  if (pair == nullptr) return;
  for (const auto& item : pair->value.node->items) {
    if (!item.node->is_scalar() || item.node->value.empty()) continue;
    onto.push_back(Setting<std::string>{item.node->value, item.at, std::string{key}});
  }
}

Engine engine_of(const Node& root) {
  Engine engine;
  set(root, "hosts", engine.hosts);
  set(root, "tls", engine.tls);
  set(root, "tlsverify", engine.tls_verify);
  set(root, "userns-remap", engine.userns_remap);
  set(root, "insecure-registries", engine.insecure_registries);
  set(root, "icc", engine.icc);
  set(root, "iptables", engine.iptables);
  set(root, "live-restore", engine.live_restore);
  set(root, "no-new-privileges", engine.no_new_privileges);
  set(root, "userland-proxy", engine.userland_proxy);
  set(root, "experimental", engine.experimental);
  set(root, "debug", engine.debug);
  set(root, "log-driver", engine.log_driver);
  set(root, "seccomp-profile", engine.seccomp_profile);
  return engine;
}

}  // namespace

bool looks_like_daemon_json(std::string_view path) {
  const auto slash = path.rfind('/');
  return path.substr(slash == std::string_view::npos ? 0 : slash + 1) == "daemon.json";
}

Outcome<Engine> read_daemon_json(const std::string& path, std::string_view text) {
  Outcome<Engine> outcome;
  if (const auto defect = json_defect(text)) {
    const Position place = LineIndex{text}.position(defect->at);
    outcome.faults.push_back(
        {Cause::unparsable,
         fmt::format("{}:{}: not valid JSON, dockerd refuses to start with it: {}", place.line,
                     place.column, defect->what),
         path, 0});
  }
  std::vector<Fault> faults;
  const auto stream = syntax::yaml::parse(text).take(faults);
  if (outcome.faults.empty()) {
    for (Fault& fault : faults) {
      fault.path = path;
      outcome.faults.push_back(std::move(fault));
    }
  }
  if (!stream.roots.empty() && stream.roots.front()->is_mapping()) {
    outcome.value = engine_of(*stream.roots.front());
  } else if (outcome.faults.empty()) {
    outcome.faults.push_back(
        {Cause::unparsable, "1:1: dockerd expects a JSON object here", path, 0});
  }
  return outcome;
}

Analysis analyse_daemon_json(const std::string& path, std::string_view text) {
  Analysis analysis;
  const Engine engine = read_daemon_json(path, text).take(analysis.faults);
  const LineIndex index{text};
  Reporter report{path, Kind::daemon, index, analysis.findings};
  for (const Rule* rule : rules()) {
    report.start(rule->info);
    rule->check(engine, report);
  }
  analysis.owners.push_back(engine.owner);
  return analysis;
}

}  // namespace gate::daemon
