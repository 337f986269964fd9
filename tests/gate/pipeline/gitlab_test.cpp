// SPDX-License-Identifier: Apache-2.0
#include "gate/pipeline/gitlab.hpp"

#include "tests/catch.hpp"

namespace {

using namespace gate;
using namespace gate::pipeline;

Analysis analyse(std::string_view text) {
  return analyse_gitlab_ci(".gitlab-ci.yml", text);
}

}  // namespace

TEST_CASE("scripts of GitLab jobs") {
  const std::string text =
      "stages: [build]\nbuild:\n  before_script:\n    - set -e\n  script:\n"
      "    - docker run --privileged x:1\n    - [a, [b]]\n    - !reference [.x, script]\n"
      "  after_script: [done]\n";
  const auto found = analyse(text);
  REQUIRE(found.extracts.size() == 2);
  CHECK(found.extracts[0].text == "set -e\ndocker run --privileged x:1\na\nb\n");
  CHECK(found.extracts[0].owner == "job/build");
  const auto inner = static_cast<std::uint32_t>(found.extracts[0].text.find("--privileged"));
  const auto outer = static_cast<std::uint32_t>(text.find("--privileged"));
  CHECK(found.extracts[0].map.outer({inner, inner + 12}) == Span{outer, outer + 12});
  CHECK(found.extracts[1].text == "done\n");
  CHECK(found.owners == std::vector<std::string>{"job/build"});
}

TEST_CASE("images and services of GitLab jobs") {
  const auto found = analyse(
      "image: node:16\nvariables: {DOCKER_TLS_CERTDIR: \"\"}\nbuild:\n  image: {name: x:1}\n"
      "  services:\n    - name: docker:29-dind\n      command: [\"--tls=false\"]\n    - redis\n");
  REQUIRE(found.extracts.size() == 4);
  CHECK(found.extracts[0].text == "docker run node:16\n");
  CHECK(found.extracts[0].owner.empty());
  CHECK(found.extracts[1].text == "docker run x:1\n");
  CHECK(found.extracts[2].text == "docker run -e DOCKER_TLS_CERTDIR= docker:29-dind --tls=false\n");
  CHECK(found.extracts[2].owner == "job/build/service");
  CHECK(found.extracts[3].text == "docker run -e DOCKER_TLS_CERTDIR= redis\n");
}

TEST_CASE("a GitLab file with a header, and one that is none") {
  CHECK(analyse("spec: {inputs: {a: {}}}\n---\nb: {script: ls}\n").extracts.size() == 1);
  CHECK(analyse("- a\n").faults.size() == 1);
  CHECK(analyse("a: {\n").faults.size() == 1);
}

TEST_CASE("an alias that repeats a long script is bounded") {
  std::string text = ".x: &x \"" + std::string(1'000'000, 'y') + "\"\n";
  for (int i = 0; i < 200; ++i)
    text += "j" + std::to_string(i) + ": {script: *x}\n";
  const auto found = analyse(text);
  REQUIRE(found.faults.size() == 1);
  CHECK(found.faults[0].cause == Cause::limit);
}

TEST_CASE("names of GitLab files") {
  for (const char* path : {".gitlab-ci.yml", "ci/build.gitlab-ci.yml", ".gitlab/ci/test.yml"})
    CHECK(looks_like_gitlab_ci(path));
  for (const char* path : {"gitlab-ci.yml", ".gitlab/x.yml", ".gitlab-ci.yml.bak"})
    CHECK_FALSE(looks_like_gitlab_ci(path));
}
