// SPDX-License-Identifier: Apache-2.0
#include "gate/facts/paths.hpp"

#include "tests/catch.hpp"

namespace {

using gate::facts::engine_socket;
using gate::facts::normal_path;
using Engine = gate::facts::EngineSocket::Engine;

}  // namespace

TEST_CASE("paths are normalised") {
  CHECK(normal_path("/var//run/./docker.sock/") == "/var/run/docker.sock");
  CHECK(normal_path("/var/../run/x") == "/run/x");
  CHECK(normal_path("/../../etc") == "/etc");
  CHECK(normal_path("../a/../b") == "../b");
  CHECK(normal_path("./a") == "a");
  CHECK(normal_path("a/..") == ".");
  CHECK(normal_path("/") == "/");
  CHECK(normal_path("") == "");
}

TEST_CASE("sockets of engines, however they are written") {
  for (const char* path :
       {"/var/run/docker.sock", "/run/docker.sock", "/var/run//docker.sock",
        "//var/run/docker.sock", "/var/lib/../run/docker.sock", "/var/run/docker.sock/",
        "//./pipe/docker_engine", "\\\\.\\pipe\\docker_engine", "/var/run/docker.sock.raw",
        "/run/cri-dockerd.sock"}) {
    const auto socket = engine_socket(path);
    REQUIRE(socket);
    CHECK(socket->engine == Engine::docker);
    CHECK_FALSE(socket->rootless);
  }
  for (const char* path :
       {"/run/user/1000/docker.sock", "$XDG_RUNTIME_DIR/docker.sock",
        "${XDG_RUNTIME_DIR}/docker.sock", "~/.docker/run/docker.sock",
        "$HOME/.docker/run/docker.sock", "/home/me/.docker/desktop/docker.sock"}) {
    const auto socket = engine_socket(path);
    REQUIRE(socket);
    CHECK(socket->rootless);
  }
  CHECK(engine_socket("/run/containerd/containerd.sock")->engine == Engine::containerd);
  CHECK(engine_socket("/run/k3s/containerd/containerd.sock")->engine == Engine::containerd);
  CHECK(engine_socket("/var/run/crio/crio.sock")->engine == Engine::crio);
  CHECK(engine_socket("/run/podman/podman.sock")->engine == Engine::podman);
  CHECK(engine_socket("/run/user/1000/podman/podman.sock")->rootless);
}

TEST_CASE("other paths are no sockets of engines") {
  for (const char* path :
       {"", "docker.sock", "./docker.sock", "/var/run", "/", "/var/run/docker.sock.d",
        "${SOCK}/docker.sock", "/var/run/mysqld/mysqld.sock", "/run/docker"})
    CHECK_FALSE(engine_socket(path));
}
