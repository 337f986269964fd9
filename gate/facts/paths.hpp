// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gate::facts {

// `path` without empty segments, "." and "..", and without a final '/': "/var//run/./x/" is
// "/var/run/x". Backslashes are kept; "" stays "".
std::string normal_path(std::string_view path);

// The control socket of a container engine: whoever can write to it owns the host.
struct EngineSocket {
  enum class Engine : std::uint8_t { docker, containerd, crio, podman };

  Engine engine = Engine::docker;
  bool rootless = false;  // runs as the user, not as root
};

// What a host path is the socket of. Knows /run and /var/run, $XDG_RUNTIME_DIR and $HOME written as
// variables, the places of k3s, snap, Docker Desktop, and Windows' named pipe; nothing for relative
// paths and anything else.
std::optional<EngineSocket> engine_socket(std::string_view path);

}  // namespace gate::facts
