// SPDX-License-Identifier: Apache-2.0
#include "gate/facts/paths.hpp"

#include <algorithm>
#include <vector>

#include "gate/core/text.hpp"

namespace gate::facts {
namespace {

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// $NAME and ${NAME} and "~" of the user's own folders, as absolute paths.
std::string with_user_folders(std::string_view path) {
  for (const std::string_view runtime : {"$XDG_RUNTIME_DIR/", "${XDG_RUNTIME_DIR}/"}) {
    if (starts_with(path, runtime))
      return "/run/user/0/" + std::string{path.substr(runtime.size())};
  }
  for (const std::string_view home : {"~/", "$HOME/", "${HOME}/"}) {
    if (starts_with(path, home)) return "/home/user/" + std::string{path.substr(home.size())};
  }
  return std::string{path};
}

bool is_docker_pipe(std::string_view path) {
  std::string text = lower(path);
  std::replace(text.begin(), text.end(), '\\', '/');
  return text == "//./pipe/docker_engine";
}

}  // namespace

std::string normal_path(std::string_view path) {
  std::vector<std::string_view> kept;
  const bool absolute = starts_with(path, "/");
  for (const std::string_view segment : split(path, '/')) {
    if (segment.empty() || segment == ".") continue;
    if (segment == ".." && !kept.empty() && kept.back() != "..") {
      kept.pop_back();
    } else if (segment != ".." || !absolute) {
      kept.push_back(segment);
    }
  }
  std::string normal = absolute ? "/" : "";
  for (const std::string_view segment : kept) {
    if (!normal.empty() && normal.back() != '/') normal += '/';
    normal += segment;
  }
  if (normal.empty() && !path.empty()) normal = ".";
  return normal;
}

std::optional<EngineSocket> engine_socket(std::string_view path) {
  using Engine = EngineSocket::Engine;
  if (is_docker_pipe(path)) return EngineSocket{Engine::docker, false};
  const std::string normal = normal_path(with_user_folders(path));
  if (normal.empty() || normal.front() != '/') return std::nullopt;
  const std::string_view name = std::string_view{normal}.substr(normal.rfind('/') + 1);
  const bool rootless = starts_with(normal, "/run/user/") ||
                        starts_with(normal, "/var/run/user/") || starts_with(normal, "/home/") ||
                        starts_with(normal, "/Users/");
  if (name == "docker.sock" || name == "docker.sock.raw" || name == "cri-dockerd.sock")
    return EngineSocket{Engine::docker, rootless};
  if (name == "containerd.sock") return EngineSocket{Engine::containerd, rootless};
  if (name == "crio.sock") return EngineSocket{Engine::crio, rootless};
  if (name == "podman.sock") return EngineSocket{Engine::podman, rootless};
  return std::nullopt;
}

}  // namespace gate::facts
