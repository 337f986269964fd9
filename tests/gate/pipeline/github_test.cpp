// SPDX-License-Identifier: Apache-2.0
#include "gate/pipeline/github.hpp"

#include <algorithm>

#include "gate/pipeline/rules.hpp"
#include "tests/catch.hpp"

namespace {

using namespace gate;
using namespace gate::pipeline;

const std::string sha(40, 'a');

std::string steps(std::string_view lines) {
  return "on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n" + std::string{lines};
}

std::string shown(std::string_view text) {
  const Analysis analysis = analyse_github_workflow(".github/workflows/ci.yml", text);
  std::string result;
  for (const Finding& finding : analysis.findings)
    result += finding.id + ' ' + std::to_string(finding.line) + ' ' + finding.owner + ' ' +
              finding.subject + ';';
  for (const Fault& fault : analysis.faults)
    result += "! " + fault.what;
  return result;
}

std::vector<Extract> extracts(std::string_view text) {
  return analyse_github_workflow(".github/workflows/ci.yml", text).extracts;
}

}  // namespace

TEST_CASE("movable actions in a job that handles images") {
  CHECK(shown(steps("      - uses: actions/checkout@v4\n      - run: docker build .\n")) ==
        "ACC012 6 job/build actions/checkout;");
  CHECK(shown(steps("      - uses: docker/build-push-action@v6\n")) ==
        "ACC012 6 job/build docker/build-push-action;");
  CHECK(shown(steps("      - uses: docker/build-push-action\n")) ==
        "ACC012 6 job/build docker/build-push-action;");
  CHECK(shown(steps("      - uses: snyk/actions/node@master\n")) ==
        "ACC012 6 job/build snyk/actions/node;");
  CHECK(shown(steps("      - uses: actions/checkout@v4\n      - run: trivy image x:1\n")) ==
        "ACC012 6 job/build actions/checkout;");
}

TEST_CASE("what does not move, and what handles no images") {
  CHECK(shown(steps("      - uses: docker/login-action@" + sha + " # v3\n")) == "");
  CHECK(shown(steps("      - uses: ./.github/actions/x\n      - run: docker build .\n")) == "");
  CHECK(shown(steps("      - uses: docker://alpine:3.22\n      - run: docker build .\n")) == "");
  CHECK(shown(steps("      - uses: a/b@${{ inputs.ref }}\n      - run: docker build .\n")) == "");
  CHECK(shown(steps("      - uses: actions/checkout@v4\n      - run: make\n")) == "");
  CHECK(shown(steps("      - uses: actions/checkout@v4\n      - run: ./my-docker build\n")) == "");
  CHECK(shown(steps("      - uses: actions/checkout@aaaaaaa\n      - run: docker push x\n")) !=
        "");  // a short id can be ambiguous
}

TEST_CASE("reusable workflows that say what they do") {
  CHECK(shown("on: push\njobs:\n  image:\n    uses: org/x/.github/workflows/docker.yml@main\n") ==
        "ACC012 4 job/image org/x/.github/workflows/docker.yml;");
  CHECK(shown("on: push\njobs:\n  t:\n    uses: org/x/.github/workflows/test.yml@main\n") == "");
  CHECK(shown("on: push\njobs:\n  t:\n    uses: ./.github/workflows/docker.yml\n") == "");
}

TEST_CASE("scripts of POSIX shells are handed on, with their place") {
  const std::string text = steps(
      "      - run: |\n          set -e\n          docker run --privileged x:1\n"
      "      - run: make\n        shell: pwsh\n      - {run: \"echo ${{ env.A }}\", shell: "
      "bash}\n");
  const auto found = extracts(text);
  REQUIRE(found.size() == 2);
  CHECK(found[0].language == Artefact::shell);
  CHECK(found[0].owner == "job/build");
  CHECK(found[0].text == "set -e\ndocker run --privileged x:1\n");
  const auto inner = static_cast<std::uint32_t>(found[0].text.find("--privileged"));
  const auto outer = static_cast<std::uint32_t>(text.find("--privileged"));
  CHECK(found[0].map.outer({inner, inner + 12}) == Span{outer, outer + 12});
  CHECK(found[1].text == "echo ${__env_A__}");
}

TEST_CASE("the shell can come from defaults or the runner") {
  const std::string run = "    steps: [{run: ls}]\n";
  CHECK(extracts("jobs:\n  a:\n    runs-on: windows-2025\n" + run).empty());
  CHECK(extracts("jobs:\n  a:\n    runs-on: [self-hosted, Windows]\n" + run).empty());
  CHECK(
      extracts("jobs:\n  a:\n    runs-on: windows-2025\n    defaults: {run: {shell: bash}}\n" + run)
          .size() == 1);
  CHECK(extracts("defaults: {run: {shell: python}}\njobs:\n  a:\n    runs-on: x\n" + run).empty());
  CHECK(extracts("jobs:\n  a:\n    runs-on: x\n    steps: [{run: ls, shell: 'bash -e {0}'}]\n")
            .size() == 1);
}

TEST_CASE("containers and services become run lines") {
  const std::string text =
      "jobs:\n  a:\n    runs-on: x\n    container:\n      image: node:16\n"
      "      options: --privileged --cpus 1\n      volumes:\n        - /run/docker.sock:/s\n"
      "    services:\n      db: {image: postgres, env: {DOCKER_TLS_CERTDIR: ''}}\n"
      "      c: ${{ matrix.image }}\n    steps: []\n";
  const auto found = extracts(text);
  REQUIRE(found.size() == 3);
  CHECK(found[0].language == Artefact::run_line);
  CHECK(found[0].text == "docker run --privileged --cpus 1 -v /run/docker.sock:/s node:16\n");
  const auto at = static_cast<std::uint32_t>(text.find("/run/docker.sock"));
  const auto inner = static_cast<std::uint32_t>(found[0].text.find("/run/docker.sock"));
  CHECK(found[0].map.outer({inner, inner + 16}) == Span{at, at + 16});
  CHECK(found[1].text == "docker run -e DOCKER_TLS_CERTDIR= postgres\n");
  CHECK(found[1].owner == "job/a/service/db");
  CHECK(found[2].text == "docker run ${__matrix_image__}\n");
}

TEST_CASE("options over several lines and from expressions") {
  const auto folded = extracts(
      "jobs:\n  a:\n    container:\n      image: x:1\n      options: >-\n        --init\n"
      "        --privileged\n");
  REQUIRE(folded.size() == 1);
  CHECK(folded[0].text == "docker run --init --privileged x:1\n");
  const auto literal = extracts(
      "jobs:\n  a:\n    container:\n      image: x:1\n      options: |\n        --init\n"
      "        ${{ matrix.more }}\n");
  REQUIRE(literal.size() == 1);
  CHECK(literal[0].text == "docker run --init ${argstrix_more__}  x:1\n");
  CHECK(extracts("jobs:\n  a:\n    container: \"x; rm -rf /\"\n").empty());
  CHECK(extracts("jobs:\n  a:\n    container: \"--privileged\"\n").empty());
}

TEST_CASE("composite actions and image steps") {
  const auto found = analyse_github_workflow(
      "action.yml",
      "runs:\n  using: composite\n  steps:\n    - uses: docker://alpine:3.8\n"
      "    - run: ls\n      shell: bash\n    - uses: docker/login-action@v3\n");
  REQUIRE(found.extracts.size() == 2);
  CHECK(found.extracts[0].text == "docker run alpine:3.8\n");
  CHECK(found.extracts[1].owner == "action");
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].line == 7);
}

TEST_CASE("the model of a workflow") {
  const auto outcome = read_github(
      "ci.yml",
      "on: [push, pull_request]\npermissions: read-all\njobs:\n  a:\n    runs-on: [x, y]\n"
      "    permissions: {contents: write}\n    steps:\n      - {name: n, uses: o/r/sub@v1}\n");
  CHECK(outcome.faults.empty());
  const Pipeline& pipeline = outcome.value.pipeline;
  CHECK(pipeline.triggers == std::vector<std::string>{"push", "pull_request"});
  REQUIRE(pipeline.permissions);
  CHECK(pipeline.permissions->at(0).access == "read-all");
  REQUIRE(pipeline.jobs.size() == 1);
  CHECK(pipeline.jobs[0].runs_on.size() == 2);
  CHECK(pipeline.jobs[0].permissions->at(0).scope == "contents");
  CHECK(pipeline.jobs[0].steps.at(0).name == "n");
  CHECK(pipeline.jobs[0].steps[0].uses->name == "o/r/sub");
  CHECK(pipeline.jobs[0].steps[0].uses->ref == "v1");
}

TEST_CASE("a workflow that is none") {
  CHECK(shown("- a\n") == "! not a workflow or action: no mapping");
  CHECK(shown("jobs: {\n").substr(0, 2) == "! ");
  CHECK(shown("jobs:\n  a: x\n  b: [1]\n  c: {steps: [1, [2], {uses: [x], run: {}}]}\n") == "");
}

TEST_CASE("names of workflows and actions") {
  for (const char* path : {".github/workflows/ci.yml", "sub/.github/workflows/x.yaml", "action.yml",
                           ".github/actions/a/action.yaml"})
    CHECK(looks_like_github_workflow(path));
  for (const char* path :
       {".github/workflows/ci.json", ".github/ci.yml", "ci.yml", "x.github/workflows/ci.yml",
        ".github/workflows/sub/ci.yml", "reaction.yml"})
    CHECK_FALSE(looks_like_github_workflow(path));
}

TEST_CASE("every workflow example does what it says") {
  for (const Rule* rule : rules()) {
    CHECK(is_complete(rule->info));
    const auto fires = [&](const Example& example) {
      return shown(example.text).find(std::string{rule->info.id}) != std::string::npos;
    };
    int count = 0;
    for (const Example& example : rule->info.bad) {
      if (example.artefact != Artefact::github_workflow) continue;
      CHECK(fires(example));
      ++count;
    }
    for (const Example& example : rule->info.good) {
      if (example.artefact == Artefact::github_workflow) CHECK_FALSE(fires(example));
    }
    CHECK(count > 0);
  }
}
