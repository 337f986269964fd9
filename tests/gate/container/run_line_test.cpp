// SPDX-License-Identifier: Apache-2.0
#include "gate/container/run_line.hpp"

#include <algorithm>

#include "gate/container/rules.hpp"
#include "tests/catch.hpp"
#include "tests/gate/container/judge.hpp"

namespace {

using namespace gate;
using namespace gate::container;

constexpr facts::Date today{2026, 8, 22};
const tests::TokenJudge token_judge;

std::vector<Container> read(std::string_view text) {
  return read_run_lines(syntax::shell::read(text), token_judge, today);
}

Container only(std::string_view text) {
  const auto containers = read(text);
  REQUIRE(containers.size() == 1);
  return containers.front();
}

std::string shown(std::string_view text) {
  std::string result;
  for (const Finding& finding : analyse_run_lines("x.sh", text, token_judge, today).findings) {
    if (!result.empty()) result += "; ";
    result +=
        finding.id + ' ' + std::string{word(finding.severity)} + ' ' + std::to_string(finding.line);
  }
  return result;
}

}  // namespace

TEST_CASE("flags stop at the image") {
  CHECK(shown("docker run x:1 --privileged\n") == "");
  CHECK(shown("docker run --privileged x:1\n") == "RUN101 critical 1");
  CHECK(shown("docker run --privileged -- x:1\n") == "RUN101 critical 1");
  CHECK(shown("docker run --name a x:1 -u root\n") == "");
  CHECK(only("docker run -it --rm -p 80 x:1 sh -c 'echo'\n").command.size() == 3);
}

TEST_CASE("switches take a value only behind an equals sign, the last one wins") {
  CHECK(shown("docker run --privileged=true x:1\n") == "RUN101 critical 1");
  CHECK(shown("docker run --privileged=false x:1\n") == "");
  CHECK(shown("docker run --privileged=false --privileged=true x:1\n") == "RUN101 critical 1");
  CHECK(shown("docker run --privileged --privileged=0 x:1\n") == "");
  const auto odd = only("docker run --privileged false nginx\n");  // runs the image "false"
  CHECK(odd.image->text == "false");
  CHECK(odd.privileged.at(0).on);
  CHECK(shown("docker run --privileged=$P x:1\n") == "");
}

TEST_CASE("bundles and glued values") {
  const auto container =
      only("docker run -itp 8080:80 -uroot -m64m -e=X -v/run/docker.sock:/s x:1\n");
  CHECK(container.image->text == "x:1");
  CHECK(container.user->text == "root");
  CHECK(container.ports.at(0).host.first == 8080);
  CHECK(container.mounts.at(0).source.text == "/run/docker.sock");
  CHECK(container.environment.at(0).key == "X");
}

TEST_CASE("root, sockets, mounts and networks") {
  CHECK(shown("docker run -u 0:0 x:1\n") == "IMG010 high 1");
  CHECK(shown("docker run --user=root x:1\n") == "IMG010 high 1");
  CHECK(shown("docker run -u $(id -u) x:1\n") == "");
  CHECK(shown("docker run -v /var/run/docker.sock:/s x:1\n") == "DMN001 critical 1");
  CHECK(shown("docker run -v $XDG_RUNTIME_DIR/docker.sock:/s x:1\n") == "DMN001 high 1");
  CHECK(shown("docker run --use-api-socket x:1\n") == "DMN001 critical 1");
  CHECK(shown("docker run --mount type=bind,src=/run/containerd/containerd.sock,dst=/s x:1\n") ==
        "DMN001 critical 1");
  CHECK(shown("docker run --mount type=volume,dst=/s,volume-opt=o=bind,volume-opt=device=/run/"
              "docker.sock x:1\n") == "DMN001 critical 1");
  CHECK(only("docker run --net=host x:1\n").network_mode->text == "host");
  CHECK(only("docker run --cap-add a,b --cap-add c x:1\n").cap_add.size() == 2);
}

TEST_CASE("other clients, global flags and subcommands") {
  CHECK(shown("sudo podman --remote run --privileged x:1\n") == "RUN101 critical 1");
  CHECK(shown("nerdctl -n k8s.io create --privileged x:1\n") == "RUN101 critical 1");
  CHECK(shown("docker -H tcp://h:1 container run --privileged x:1\n") == "RUN101 critical 1");
  CHECK(shown("docker exec --privileged x sh\n") == "");
  CHECK(shown("docker run --privileged --help x:1\n") == "");
  CHECK(shown("echo docker run --privileged x:1\n") == "");
  CHECK(shown("# docker run --privileged x:1\n") == "");
  CHECK(shown("sh -c 'docker run --privileged x:1'\n") == "RUN101 critical 1");
  CHECK(shown("true &&\\\n  docker run \\\n  --privileged x:1\n") == "RUN101 critical 3");
}

TEST_CASE("variables") {
  CHECK(shown("OPTS='--privileged -u root'\ndocker run $OPTS x:1\n") ==
        "IMG010 high 2; RUN101 critical 2");
  CHECK(shown("O=--privileged\nO=--init\ndocker run $O x:1\n") == "");  // set twice: unknown
  CHECK(shown("docker run $DOCKER_OPTS --privileged x:1\n") == "RUN101 critical 1");
  CHECK(shown("docker run $IMAGE --privileged\n") == "");
  CHECK(shown("docker run \"${IMAGE:-node:16}\"\n") == "IMG003 high 1");
  CHECK(shown("TAG=latest\ndocker run acme/x:$TAG\n") == "IMG001 medium 2");
  CHECK(shown("docker run acme/x:$(cat v)\n") == "");
  CHECK(shown("docker run acme/x:$1\n") == "");
}

TEST_CASE("images that the script builds are not pulled") {
  CHECK(shown("docker build -t app . && docker run app\n") == "");
  CHECK(shown("docker buildx build --tag=app:latest .\ndocker run app\n") == "");
  CHECK(shown("docker tag a:1 app\ndocker run app\n") == "");
  CHECK(shown("docker run app\n") == "IMG001 medium 1");
}

TEST_CASE("values of -e are judged by other rules") {
  CHECK(shown("docker run -e DB_PASSWORD=tea-kettle-9 x:1\n") == "");
  CHECK(only("docker run -e A=tok-1 x:1\n").environment.at(0).secret);
}

TEST_CASE("owners carry the name or the image") {
  const auto analysis = analyse_run_lines(
      "x.sh", "docker run --name db postgres:18.0\ndocker run acme/x:1\n", token_judge, today);
  CHECK(analysis.owners == std::vector<std::string>{"run/db", "run/acme/x"});
}

TEST_CASE("an extract points into its file") {
  const std::string file = "job: docker run --privileged x:1\n";
  Extract extract;
  extract.text = "docker run --privileged x:1";
  extract.map.add(0, {5, 32}, true);
  extract.owner = "job/a";
  const auto analysis = analyse_run_lines("ci.yml", file, extract, token_judge, today);
  REQUIRE(analysis.findings.size() == 1);
  CHECK(analysis.findings[0].column == 17);
  CHECK(analysis.findings[0].owner == "job/a/run/x");
}

TEST_CASE("every run line example does what it says") {
  for (const Rule* rule : rules()) {
    const auto fires = [&](const Example& example) {
      return shown(example.text).find(std::string{rule->info.id}) != std::string::npos;
    };
    for (const Example& example : rule->info.bad) {
      INFO(example.text);
      if (example.artefact == Artefact::run_line) CHECK(fires(example));
    }
    for (const Example& example : rule->info.good) {
      INFO(example.text);
      if (example.artefact == Artefact::run_line) CHECK_FALSE(fires(example));
    }
  }
}
