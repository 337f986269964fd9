// SPDX-License-Identifier: Apache-2.0
#include "gate/daemon/daemon_json.hpp"

#include <algorithm>

#include "gate/daemon/rules.hpp"
#include "tests/catch.hpp"

namespace {

using namespace gate;
using namespace gate::daemon;

std::string shown(std::string_view text) {
  const Analysis analysis = analyse_daemon_json("etc/docker/daemon.json", text);
  std::string result;
  for (const Finding& finding : analysis.findings)
    result += finding.id + ' ' + std::string{word(finding.severity)} + ' ' +
              std::to_string(finding.line) + ' ' + finding.subject + ';';
  for (const Fault& fault : analysis.faults)
    result += "! " + fault.what;
  return result;
}

}  // namespace

TEST_CASE("an API on TCP needs tlsverify") {
  CHECK(shown("{\"hosts\": [\"fd://\",\n\"tcp://0.0.0.0:2375\"]}") ==
        "DMN003 critical 2 tcp://0.0.0.0:2375;");
  CHECK(shown("{\"hosts\": [\"tcp://0.0.0.0:2376\"], \"tls\": true}") ==
        "DMN003 critical 1 tcp://0.0.0.0:2376;");
  CHECK(shown("{\"hosts\": [\"tcp://:2375\", \"tcp://[::1]:2375\"]}") ==
        "DMN003 critical 1 tcp://:2375;DMN003 medium 1 tcp://[::1]:2375;");
  CHECK(shown("{\"hosts\": [\"tcp://127.0.0.1:2375\"], \"tlsverify\": false}") ==
        "DMN003 medium 1 tcp://127.0.0.1:2375;");
  CHECK(shown("{\"hosts\": [\"tcp://0.0.0.0:2376\"], \"tlsverify\": true}") == "");
  CHECK(shown("{\"hosts\": [\"unix:///var/run/docker.sock\"]}") == "");
  CHECK(shown("{\"hosts\": []}") == "");
  CHECK(shown("{\"hosts\": [\"\"]}") == "");
  CHECK(shown("{}") == "");
}

TEST_CASE("what dockerd refuses is a fault, and is read all the same") {
  CHECK(shown("{\"hosts\": [\"tcp://0.0.0.0:2375\"],}") ==
        "DMN003 critical 1 tcp://0.0.0.0:2375;"
        "! 1:34: not valid JSON, dockerd refuses to start with it: a comma before the closing "
        "bracket");
  CHECK(shown("{\n  # local\n  \"icc\": false\n}") ==
        "! 2:3: not valid JSON, dockerd refuses to start with it: a comment");
  CHECK(shown("[]") == "! 1:1: dockerd expects a JSON object here");
  CHECK(shown("") == "! 1:1: not valid JSON, dockerd refuses to start with it: an empty file");
}

TEST_CASE("settings of an engine") {
  const auto engine = read_daemon_json(
      "daemon.json",
      "{\"icc\": false, \"iptables\": true, \"log-driver\": \"\", \"userns-remap\": \"default\","
      " \"insecure-registries\": [\"10.0.0.1:5000\"], \"debug\": \"true\"}");
  CHECK(engine.faults.empty());
  REQUIRE(engine.value.icc);
  CHECK_FALSE(engine.value.icc->value);
  CHECK(engine.value.iptables->value);
  CHECK_FALSE(engine.value.log_driver);  // empty: the default
  CHECK(engine.value.userns_remap->value == "default");
  CHECK(engine.value.insecure_registries.at(0).value == "10.0.0.1:5000");
  CHECK_FALSE(engine.value.debug);  // a text is no switch
}

TEST_CASE("daemon.json is known by its name") {
  CHECK(looks_like_daemon_json("daemon.json"));
  CHECK(looks_like_daemon_json("roles/docker/files/daemon.json"));
  CHECK_FALSE(looks_like_daemon_json("mydaemon.json"));
}

TEST_CASE("every daemon.json example does what it says") {
  for (const Rule* rule : rules()) {
    const auto fires = [&](const Example& example) {
      return shown(example.text).find(std::string{rule->info.id}) != std::string::npos;
    };
    int shown_count = 0;
    for (const Example& example : rule->info.bad) {
      if (example.artefact != Artefact::daemon_json) continue;
      CHECK(fires(example));
      ++shown_count;
    }
    for (const Example& example : rule->info.good) {
      if (example.artefact == Artefact::daemon_json) CHECK_FALSE(fires(example));
    }
    CHECK(shown_count > 0);
  }
}
