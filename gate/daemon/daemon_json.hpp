// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "gate/core/analysis.hpp"
#include "gate/core/outcome.hpp"
#include "gate/daemon/engine.hpp"

namespace gate::daemon {

// True for a file named daemon.json, in any folder.
bool looks_like_daemon_json(std::string_view path);

// The engine that a daemon.json sets up. What dockerd would refuse (comments, trailing commas,
// single quotes, no object) is a fault.
Outcome<Engine> read_daemon_json(const std::string& path, std::string_view text);

// Reads a daemon.json and judges the engine.
Analysis analyse_daemon_json(const std::string& path, std::string_view text);

}  // namespace gate::daemon
