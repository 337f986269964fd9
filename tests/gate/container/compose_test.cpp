// SPDX-License-Identifier: Apache-2.0
#include "gate/container/compose.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/gate/container/judge.hpp"

namespace {

using namespace gate;
using namespace gate::container;

constexpr facts::Date today{2026, 8, 22};
const tests::TokenJudge token_judge;

std::string web(std::string_view lines) {
  std::string text = "services:\n  web:\n    image: acme/web:1.4\n";
  for (std::size_t at = 0; at < lines.size();) {
    const auto end = std::min(lines.find('\n', at), lines.size());
    text += "    " + std::string{lines.substr(at, end - at)} + "\n";
    at = end + 1;
  }
  return text;
}

Analysis analyse(std::string_view text, const Tree& tree = MemoryTree{},
                 const std::string& path = "compose.yaml") {
  return analyse_compose(path, text, tree, token_judge, today);
}

// "RUN101 critical 4 service/web; …" and faults as "! sentence".
std::string shown(const Analysis& analysis) {
  std::string text;
  for (const Finding& finding : analysis.findings) {
    if (!text.empty()) text += "; ";
    text += finding.id + ' ' + std::string{word(finding.severity)} + ' ' +
            std::to_string(finding.line) + ' ' + finding.owner;
  }
  for (const Fault& fault : analysis.faults)
    text += "! " + fault.what;
  return text;
}
std::string shown(std::string_view text) {
  return shown(analyse(text));
}

Container only(std::string_view text, const Tree& tree = MemoryTree{}) {
  const auto outcome = read_compose("compose.yaml", text, tree, token_judge, today);
  REQUIRE(outcome.value.size() == 1);
  return outcome.value.front();
}

}  // namespace

TEST_CASE("privileged, in every spelling") {
  for (const char* value : {"true", "yes", "on", "y", "1", "\"true\"", "'Yes'", "TRUE",
                            "${P:-true}", "\"${P:-true}\"", "!!bool true"})
    CHECK(shown(web(std::string{"privileged: "} + value)) == "RUN101 critical 4 service/web");
  for (const char* value : {"false", "no", "off", "0", "\"false\"", "${P}", "${P:-false}", "", "~",
                            "!reset true", "[true]"})
    CHECK(shown(web(std::string{"privileged: "} + value)) == "");
}

TEST_CASE("privileged builds and hooks") {
  CHECK(shown("services:\n  a:\n    build:\n      privileged: true\n") ==
        "RUN101 critical 4 service/a");
  CHECK(shown(web("pre_stop:\n  - command: x\n    privileged: true")) ==
        "RUN101 critical 6 service/web");
}

TEST_CASE("merge keys and aliases are reported where they are used") {
  CHECK(shown("x-base: &base\n  privileged: true\nservices:\n  web:\n    <<: *base\n"
              "    image: a:1\n") == "RUN101 critical 5 service/web");
  CHECK(shown("x-base: &base\n  privileged: true\nservices:\n  web:\n    <<: *base\n"
              "    privileged: false\n") == "");
  CHECK(shown("x-vol: &vol [/run/docker.sock:/s]\nservices:\n  web:\n    image: a:1\n"
              "    volumes: *vol\n") == "DMN001 critical 5 service/web");
  CHECK(shown("x-web: &web {image: a:1, privileged: true}\nservices:\n  web: *web\n") ==
        "RUN101 critical 3 service/web");
}

TEST_CASE("sockets of the engine") {
  CHECK(shown(web("volumes:\n  - /var/run/docker.sock:/s:ro")) == "DMN001 critical 5 service/web");
  CHECK(shown(web("volumes:\n  - type: bind\n    source: /run/docker.sock\n    target: /s")) ==
        "DMN001 critical 5 service/web");
  CHECK(shown(web("volumes:\n  - \"${S:-/var/run/docker.sock}:/s\"")) ==
        "DMN001 critical 5 service/web");
  CHECK(shown(web("volumes:\n  - \"${XDG_RUNTIME_DIR}/docker.sock:/s\"")) ==
        "DMN001 high 5 service/web");
  CHECK(shown(web("volumes:\n  - /run/user/1000/docker.sock:/s")) == "DMN001 high 5 service/web");
  CHECK(shown(web("volumes:\n  - \"${S}:/s\"")) == "");
  CHECK(shown(web("volumes:\n  - /var/run/docker.sock")) == "");
  CHECK(shown(web("use_api_socket: true")) == "DMN001 critical 4 service/web");
  CHECK(shown(web("volumes:\n  - sock:/s") +
              "volumes:\n  sock:\n    driver_opts: {type: none, o: \"bind,ro\", device: "
              "/var/run/docker.sock}\n") == "DMN001 critical 5 service/web");
  const auto found = analyse(web("volumes: [\"//var//run/./docker.sock:/s\"]")).findings;
  REQUIRE(found.size() == 1);
  CHECK(found[0].subject == "/var/run/docker.sock");
  CHECK(found[0].part == "volumes");
  CHECK(found[0].column == 15);
}

TEST_CASE("a socket proxy that forbids changes is only mentioned") {
  const std::string proxy =
      "services:\n  proxy:\n    image: tecnativa/docker-socket-proxy:0.3\n    volumes:\n"
      "      - /var/run/docker.sock:/var/run/docker.sock\n";
  CHECK(shown(proxy) == "DMN001 info 5 service/proxy");
  CHECK(shown(proxy + "    environment: {CONTAINERS: 1, POST: 0}\n") ==
        "DMN001 info 5 service/proxy");
  CHECK(shown(proxy + "    environment: {POST: 1}\n") == "DMN001 critical 5 service/proxy");
  CHECK(shown(proxy + "    environment: [\"POST=${P}\"]\n") == "DMN001 critical 5 service/proxy");
  CHECK(shown(proxy + "    ports: [\"2375:2375\"]\n") == "DMN001 critical 5 service/proxy");
}

TEST_CASE("explicit root, never its absence") {
  for (const char* user :
       {"root", "\"0\"", "0", "\"0:0\"", "root:root", "\"00\"", "0:1000", "${U:-0}"})
    CHECK(shown(web(std::string{"user: "} + user)) == "IMG010 high 4 service/web");
  for (const char* user : {"app", "1000:0", "${U}", "\"\"", "\":0\"", "rootless"})
    CHECK(shown(web(std::string{"user: "} + user)) == "");
  CHECK(shown("services:\n  a:\n    build: .\n") == "");
}

TEST_CASE("images") {
  CHECK(shown("services:\n  a:\n    image: nginx\n") == "IMG001 medium 3 service/a");
  CHECK(shown("services:\n  a:\n    image: acme/a:latest\n") == "IMG001 medium 3 service/a");
  CHECK(shown("services:\n  a:\n    image: \"acme/a:${TAG:-latest}\"\n") ==
        "IMG001 medium 3 service/a");
  CHECK(shown("services:\n  a:\n    image: acme/a:${TAG}\n") == "");
  CHECK(shown("services:\n  a:\n    image: acme/a\n    build: .\n  b:\n    image: acme/a\n") == "");
  CHECK(shown("services:\n  a:\n    image: nginx@sha256:" + std::string(64, 'a') + "\n") == "");
  CHECK(shown("services:\n  a:\n    image: postgres:9.6\n") == "IMG003 high 3 service/a");
  CHECK(shown("services:\n  a:\n    image: debian:12\n") == "IMG003 medium 3 service/a");
  CHECK(shown("services:\n  a:\n    image: node:24-bullseye\n") == "IMG003 medium 3 service/a");
  CHECK(shown("services:\n  a:\n    image: python:3.10\n") == "IMG003 low 3 service/a");
}

TEST_CASE("secrets in the environment") {
  CHECK(shown(web("environment:\n  DB_PASSWORD: tea-kettle-9")) == "SEC002 high 5 service/web");
  CHECK(shown(web("environment:\n  - DB_PASSWORD=tea-kettle-9")) == "SEC002 high 5 service/web");
  CHECK(shown(web("environment:\n  - DB_PASSWORD=changeme")) == "SEC002 medium 5 service/web");
  CHECK(shown(web("environment:\n  DB_PASSWORD: ${P:-tea-kettle-9}")) ==
        "SEC002 medium 5 service/web");
  for (const char* value : {"${P}", "${P:-}", "/run/secrets/db", "", "~", "\"\"", "$P", "true"})
    CHECK(shown(web(std::string{"environment:\n  DB_PASSWORD: "} + value)) == "");
  CHECK(shown(web("environment: [DB_PASSWORD]")) == "");
  const auto found = analyse(web("environment:\n  ANY: tok-1")).findings;
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "TOK900");
  CHECK(found[0].kind == Kind::secret);
  CHECK(found[0].covers == std::vector<std::string>{"SEC002"});
  CHECK(found[0].subject == "hash");
  CHECK(found[0].message.find("tok-1") == std::string::npos);
}

TEST_CASE("an engine in a container") {
  const std::string dind = "services:\n  d:\n    image: docker:29-dind\n";
  CHECK(shown(dind + "    command: [dockerd, -H, \"tcp://0.0.0.0:2375\"]\n") ==
        "DMN003 critical 4 service/d");
  CHECK(shown(dind + "    command: dockerd --host=tcp://127.0.0.1:2375\n") ==
        "DMN003 medium 4 service/d");
  CHECK(shown(dind + "    command: dockerd --host=tcp://0.0.0.0:2376 --tlsverify\n") == "");
  CHECK(shown(dind + "    command: --tls=false\n") == "DMN003 critical 4 service/d");
  CHECK(shown(dind + "    environment: [DOCKER_TLS_CERTDIR=]\n") == "DMN003 critical 4 service/d");
  CHECK(shown(dind + "    environment: [DOCKER_TLS_CERTDIR=/certs]\n") == "");
}

TEST_CASE("extends in the same file is shown where it is asked for") {
  CHECK(shown("services:\n  base:\n    image: a:1\n    privileged: true\n  web:\n"
              "    extends: base\n") ==
        "RUN101 critical 4 service/base; RUN101 critical 6 service/web");
  CHECK(shown("services:\n  base:\n    image: a:1\n    privileged: true\n  web:\n"
              "    extends: {service: base}\n    privileged: false\n") ==
        "RUN101 critical 4 service/base");
  CHECK(shown("services:\n  a:\n    extends: b\n  b:\n    extends: a\n") == "");  // a circle ends
}

TEST_CASE("extends from another file") {
  MemoryTree tree;
  tree.add("base/common.yml",
           "services:\n  app:\n    extends: root\n  root:\n    volumes: [/run/docker.sock:/s]\n");
  const std::string text =
      "services:\n  web:\n    extends:\n      file: ../base/common.yml\n      service: app\n";
  CHECK(shown(analyse(text, tree, "deploy/compose.yaml")) == "DMN001 critical 4 service/web");
  const auto gone = analyse(text, MemoryTree{}, "deploy/compose.yaml");
  REQUIRE(gone.faults.size() == 1);
  CHECK(gone.faults[0].cause == Cause::missing);
  CHECK(gone.faults[0].path == "base/common.yml");
  const auto outside = analyse(text, tree, "compose.yaml");
  REQUIRE(outside.faults.size() == 1);
  CHECK(outside.faults[0].what.find("outside of this tree") != std::string::npos);
  CHECK_FALSE(read_compose("compose.yaml", text, tree, token_judge, today).value[0].complete);
}

TEST_CASE("include reads what is not judged by its own name") {
  MemoryTree tree;
  tree.add("infra/db.yaml", "services:\n  db:\n    image: postgres\n");
  tree.add("infra/compose.yaml", "services:\n  x:\n    image: nginx\n");
  CHECK(shown(analyse("include:\n  - infra/compose.yaml\n  - path: [infra/db.yaml]\n", tree)) ==
        "IMG001 medium 3 service/db");
  CHECK(analyse("include: [oci://r.test/x]\n", tree).faults.size() == 1);
  tree.add("a.yaml", "include: [b.yaml]\n");
  tree.add("b.yaml", "include: [a.yaml]\n");
  CHECK(analyse("include: [a.yaml]\n", tree).faults.empty());
}

TEST_CASE("the .env file beside it gives values") {
  MemoryTree tree;
  tree.add(".env", "SOCK=/var/run/docker.sock\nTAG=1.4\n");
  CHECK(shown(analyse(web("volumes: [\"${SOCK}:/s\"]"), tree)) == "DMN001 critical 4 service/web");
  CHECK(shown(analyse("services:\n  a:\n    image: nginx:${TAG:-latest}\n", tree)).find("IMG001") ==
        std::string::npos);
}

TEST_CASE("lists gather over extends until an override") {
  const Container merged = only(
      "services:\n  web:\n    image: a:1\n    cap_add: [A]\n    environment: {X: 1}\n"
      "    ports: [\"127.0.0.1:80:80\"]\n    extends: {file: b.yml, service: s}\n",
      [] {
        static MemoryTree tree;
        tree.add("b.yml",
                 "services:\n  s:\n    cap_add: [B]\n    environment: [X=2, Y=3]\n"
                 "    ports: [{target: 90, published: \"91\", host_ip: 1.2.3.4}]\n");
        return std::cref(tree);
      }());
  CHECK(merged.cap_add.size() == 2);
  REQUIRE(merged.environment.size() == 2);
  CHECK(merged.environment[0].truthy);
  REQUIRE(merged.ports.size() == 2);
  CHECK(merged.ports[1].host_ip == "1.2.3.4");
  CHECK(merged.ports[1].host.first == 91);
  CHECK(merged.ports[1].container.first == 90);
}

TEST_CASE("a model with all its fields") {
  const Container web_container = only(
      "services:\n  web:\n    image: a:1\n    build: {context: ./app}\n    cap_drop: [ALL]\n"
      "    security_opt: [\"no-new-privileges:true\"]\n    network_mode: host\n    profiles: "
      "[dev]\n"
      "    tmpfs: /tmp\n    volumes: [\"data:/d\", {type: bind, source: ./x, target: /x, "
      "read_only: "
      "true}]\n");
  CHECK(web_container.build_context->text == "./app");
  CHECK(web_container.cap_drop.at(0).text == "ALL");
  CHECK(web_container.security_opt.at(0).text == "no-new-privileges:true");
  CHECK(web_container.network_mode->text == "host");
  CHECK(web_container.profiles == std::vector<std::string>{"dev"});
  REQUIRE(web_container.mounts.size() == 3);
  CHECK(web_container.mounts[1].read_only);
  CHECK(web_container.mounts[2].kind == Mount::Kind::tmpfs);
}

TEST_CASE("what is no Compose file is said once") {
  CHECK(shown("services:\n  image: docker\n  web:\n    privileged: true\n    image: a:1\n") ==
        "RUN101 critical 4 service/web"
        "! the service image is not a mapping; Compose refuses the file");
  CHECK(shown("services: [a]\n") == "! services is not a mapping; Compose refuses the file");
  CHECK(shown("") == "! not a Compose file: no mapping");
  CHECK(shown("services:\n  a:\n    image: a:1\n    image: b:1\n") ==
        "! the key image stands twice in one mapping; Compose refuses the file");
  CHECK(analyse("services:\n  a: {\n").faults.size() == 1);
  CHECK(shown("services:\n  m:\n    provider: {type: model}\n") == "");
}

TEST_CASE("owners are told, also those without findings") {
  CHECK(analyse("services:\n  a:\n    image: a:1\n  b:\n    image: b:1\n").owners ==
        std::vector<std::string>{"service/a", "service/b"});
}

TEST_CASE("Compose files are known by name or shape") {
  const std::string text = "services:\n  a:\n    image: a:1\n";
  for (const char* path :
       {"compose.yaml", "docker-compose.yml", "x/docker-compose.prod.yaml", "compose.override.yaml",
        "Docker-Compose.YML", "web.compose.yml", "app-stack.yml", "docker/prod.yml"})
    CHECK(looks_like_compose(path, text));
  CHECK(looks_like_compose("compose.yaml", "include: [a.yaml]\n"));
  CHECK(looks_like_compose("docker-compose.yml", "services:\n  image: docker\n"));
  for (const char* path : {"compose.txt", "composer.json", "README.md", ".gitlab-ci.yml"})
    CHECK_FALSE(looks_like_compose(path, path == std::string{"composer.json"} ? "{}" : text));
  CHECK_FALSE(looks_like_compose("app.yml", "services: [a]\n"));
  CHECK_FALSE(looks_like_compose("app.yml", "services:\n  - name: a\n    image: x\n"));
  CHECK_FALSE(looks_like_compose("services.yaml", "services:\n  App\\:\n    resource: ../src\n"));
  CHECK_FALSE(looks_like_compose("x-stack.yml", "Resources: {}\n"));
  CHECK_FALSE(looks_like_compose("compose.yaml", "apiVersion: v1\nkind: Pod\n"));
}
