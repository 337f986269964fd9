// SPDX-License-Identifier: Apache-2.0
// Walks the family: what every rule says about itself must be complete and true.
#include "gate/dockerfile/rules.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "gate/core/text.hpp"
#include "tests/catch.hpp"
#include "tests/gate/dockerfile/analysed.hpp"

namespace gate::dockerfile {
namespace {

using testing::catches;

bool is_ours(const Example& example) {
  return example.artefact == Artefact::any || example.artefact == Artefact::dockerfile;
}

TEST_CASE("every bad example is caught and every good one is not") {
  const MemoryTree empty;  // rules that look beside the Dockerfile find nothing there
  for (const Rule* rule : rules()) {
    for (const Example& example : rule->info.bad) {
      INFO(rule->info.id << " must be reported for:\n" << example.text);
      if (is_ours(example)) CHECK(catches(rule->info.id, example.text, &empty));
    }
    for (const Example& example : rule->info.good) {
      INFO(rule->info.id << " must not be reported for:\n" << example.text);
      if (is_ours(example)) CHECK_FALSE(catches(rule->info.id, example.text, &empty));
    }
  }
}

TEST_CASE("every rule says everything about itself") {
  std::set<std::string_view> ids;
  std::set<std::string_view> names;
  for (const Rule* rule : rules()) {
    const RuleInfo& info = rule->info;
    INFO(info.id);
    CHECK(is_complete(info));
    CHECK(ids.insert(info.id).second);
    CHECK(names.insert(info.name).second);
    CHECK(std::all_of(info.name.begin(), info.name.end(),
                      [](char c) { return is_digit(c) || c == '-' || (c >= 'a' && c <= 'z'); }));
    CHECK(info.title.back() != '.');
    CHECK(rule->check != nullptr);
    CHECK(std::any_of(info.bad.begin(), info.bad.end(), is_ours));
    CHECK(std::any_of(info.good.begin(), info.good.end(), is_ours));
    for (const std::string_view reference : info.references)
      CHECK(reference.substr(0, 8) == "https://");
  }
}

TEST_CASE("the table is in the order of the ids") {
  CHECK(std::is_sorted(rules().begin(), rules().end(),
                       [](const Rule* a, const Rule* b) { return a->info.id < b->info.id; }));
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream stream{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

TEST_CASE("file name, symbol, slug and id are one identity, and every file is in the table") {
  const std::filesystem::path folder =
      std::filesystem::path{GATE_SOURCE_DIR} / "gate/dockerfile/rules";
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator{folder})
    files.insert(entry.path().stem().string());
  CHECK(files.size() == rules().size());
  for (const Rule* rule : rules()) {
    std::string symbol{rule->info.name};
    std::replace(symbol.begin(), symbol.end(), '-', '_');
    const std::string file = lower(rule->info.id) + "_" + symbol;
    INFO(file);
    REQUIRE(files.count(file) == 1);
    const std::string text = text_of(folder / (file + ".cpp"));
    CHECK(text.find("extern const Rule " + symbol + "{") != std::string::npos);
  }
}

}  // namespace
}  // namespace gate::dockerfile
