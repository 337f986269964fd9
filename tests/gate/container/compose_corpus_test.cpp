// SPDX-License-Identifier: Apache-2.0
// Compose files of another scanner, with the answer it expects; see corpus/compose/README.md. Two
// of its queries are rules of ours, and every file must be read without a fault but the two
// whose `services` holds a text.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "gate/container/compose.hpp"
#include "gate/syntax/yaml/yaml.hpp"
#include "tests/catch.hpp"
#include "tests/gate/container/judge.hpp"

namespace {

using namespace gate;

const std::string corpus = GATE_SHARED_DIR "/corpus/compose/";

std::string content(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

TEST_CASE("the Compose corpus") {
  const std::string index = content(corpus + "index.json");
  if (index.empty()) {
    std::cout << "skipped: no " << corpus << "index.json\n";
    return;
  }
  const auto parsed = syntax::yaml::parse(index);
  REQUIRE(parsed.faults.empty());
  const auto* cases = parsed.value.roots.at(0)->get("cases");
  REQUIRE(cases != nullptr);
  std::map<std::string, int> judged;
  const tests::TokenJudge judge;
  for (const auto& one : cases->items) {
    const std::string name = one.node->get("file")->value;
    INFO(name);
    const std::string text = content(corpus + name);
    CHECK(container::looks_like_compose("docker-compose.yml", text));
    const Analysis analysis =
        container::analyse_compose("docker-compose.yml", text, MemoryTree{}, judge, {2026, 8, 22});
    const bool broken = name == "volume_has_sensitive_host_directory/positive3.yaml" ||
                        name == "volume_has_sensitive_host_directory/negative2.yaml";
    CHECK(analysis.faults.size() == (broken ? 1 : 0));
    for (const char* id : {"DMN001", "RUN101"}) {
      const auto found = std::find_if(analysis.findings.begin(), analysis.findings.end(),
                                      [&](const Finding& finding) { return finding.id == id; });
      if (one.node->get("gate")->value == id) {
        CHECK((found != analysis.findings.end()) == (one.node->get("expect")->value == "fail"));
        if (found != analysis.findings.end())
          CHECK(std::to_string(found->line) == one.node->get("lines")->items.at(0).node->value);
        ++judged[id];
      }
    }
  }
  CHECK(cases->items.size() == 60);
  CHECK(judged["DMN001"] == 2);
  CHECK(judged["RUN101"] == 3);
}
