// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/core/reporter.hpp"
#include "gate/core/rule.hpp"

namespace gate::daemon {

// A setting as written. Empty values ("", [], {}) are the default and no settings.
template <class T>
struct Setting {
  T value = {};
  Span span = {};
  std::string part = {};  // the key: "hosts"
};

// How one container engine is set up, whatever says so. What is not set has the engine's default.
struct Engine {
  std::string owner = {};                        // "" for a file that is about one engine
  std::vector<Setting<std::string>> hosts = {};  // one entry an address, "tcp://0.0.0.0:2375"
  std::optional<Setting<bool>> tls = {};
  std::optional<Setting<bool>> tls_verify = {};
  std::optional<Setting<std::string>> userns_remap = {};
  std::vector<Setting<std::string>> insecure_registries = {};
  std::optional<Setting<bool>> icc = {};
  std::optional<Setting<bool>> iptables = {};
  std::optional<Setting<bool>> live_restore = {};
  std::optional<Setting<bool>> no_new_privileges = {};
  std::optional<Setting<bool>> userland_proxy = {};
  std::optional<Setting<bool>> experimental = {};
  std::optional<Setting<bool>> debug = {};
  std::optional<Setting<std::string>> log_driver = {};
  std::optional<Setting<std::string>> seccomp_profile = {};
};

using Rule = RuleOf<Engine>;

}  // namespace gate::daemon
