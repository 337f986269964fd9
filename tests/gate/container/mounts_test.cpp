// SPDX-License-Identifier: Apache-2.0
#include "gate/container/mounts.hpp"

#include "gate/container/ports.hpp"
#include "tests/catch.hpp"

namespace {

using namespace gate::container;

std::string shown(const Mount& mount) {
  const char* kind = mount.kind == Mount::Kind::bind    ? "bind "
                     : mount.kind == Mount::Kind::tmpfs ? "tmpfs "
                                                        : "volume ";
  return kind + mount.source.text + " > " + mount.target.text + (mount.read_only ? " ro" : "");
}

std::string brief(std::string_view text) {
  return shown(short_mount(text, {}, "volumes"));
}

std::string port(std::string_view text) {
  const Port port = short_port(text, {});
  if (!port.known) return "?";
  const auto range = [](PortRange r) {
    return std::to_string(r.first) + (r.last == r.first ? "" : "-" + std::to_string(r.last));
  };
  return port.host_ip + "|" + range(port.host) + "|" + range(port.container) + "|" + port.protocol;
}

}  // namespace

TEST_CASE("short mounts") {
  CHECK(brief("/a:/b") == "bind /a > /b");
  CHECK(brief("/a:/b:ro") == "bind /a > /b ro");
  CHECK(brief("./a:/b:z,ro") == "bind ./a > /b ro");
  CHECK(brief("~/a:/b") == "bind ~/a > /b");
  CHECK(brief("data:/b") == "volume data > /b");
  CHECK(brief("/only") == "volume  > /only");
  CHECK(brief("C:\\x:/b") == "bind C:\\x > /b");
  CHECK(brief("//./pipe/docker_engine://./pipe/docker_engine") ==
        "bind //./pipe/docker_engine > //./pipe/docker_engine");
  CHECK(brief("${SRC}:/b") == "volume ${SRC} > /b");
  CHECK_FALSE(short_mount("${SRC}:/b", {}, "").source.known);
  CHECK(brief("") == "volume  > ");
  CHECK(brief(":") == "volume  > ");
}

TEST_CASE("mounts as CSV") {
  const auto csv = [](std::string_view text) { return shown(csv_mount(text, {}, "--mount")); };
  CHECK(csv("type=bind,src=/a,dst=/b") == "bind /a > /b");
  CHECK(csv("type=bind,source=/a,target=/b,readonly") == "bind /a > /b ro");
  CHECK(csv("type=bind,source=/a,destination=/b,ro=false") == "bind /a > /b");
  CHECK(csv("source=data,target=/b") == "volume data > /b");
  CHECK(csv("type=tmpfs,dst=/b") == "tmpfs  > /b");
  CHECK(csv("type=bind,\"src=/a,b\",dst=/c") == "bind /a,b > /c");
  CHECK(csv("type=volume,dst=/b,volume-opt=type=none,volume-opt=o=bind,volume-opt=device=/etc") ==
        "bind /etc > /b");
  CHECK(csv("type=volume,dst=/b,\"volume-opt=o=bind,ro\",volume-opt=device=/etc") ==
        "bind /etc > /b");
}

TEST_CASE("short ports") {
  CHECK(port("80") == "|0|80|tcp");
  CHECK(port("8080:80") == "|8080|80|tcp");
  CHECK(port("22:22") == "|22|22|tcp");
  CHECK(port("8000-8010:9000-9010/udp") == "|8000-8010|9000-9010|udp");
  CHECK(port("127.0.0.1:8001:8001") == "127.0.0.1|8001|8001|tcp");
  CHECK(port("127.0.0.1::80") == "127.0.0.1|0|80|tcp");
  CHECK(port("[::1]:6001:6001") == "::1|6001|6001|tcp");
  CHECK(port("::1:6000:6000") == "::1|6000|6000|tcp");
  CHECK(port("${P}:80") == "?");
  CHECK(port("http") == "?");
  CHECK(port("70000:80") == "?");
  CHECK(port("") == "?");
}
