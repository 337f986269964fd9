// SPDX-License-Identifier: Apache-2.0
// Every kind of secret through the real command: from the work tree, the index, and a commit that a
// later one takes back.
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gate/cli/program.hpp"
#include "gate/secrets/detector.hpp"
#include "tests/catch.hpp"
#include "tests/gate/source/repository.hpp"

using gate::source::test::TestRepository;

namespace {

struct Syntax {
  const char* name;
  const char* file;
  std::string (*text)(const std::string& key, const std::string& value);
};

const std::vector<Syntax>& syntaxes() {
  using Text = const std::string&;
  static const std::vector<Syntax> all{
      {"env", "app.env", [](Text key, Text value) { return key + "=" + value + "\nOTHER=1\n"; }},
      {"YAML", "app.yaml",
       [](Text key, Text value) { return "first: 1\nsecond:\n  " + key + ": " + value + "\n"; }},
      {"JSON", "app.json",
       [](Text key, Text value) { return "{\"a\": 1, \"" + key + "\": \"" + value + "\"}\n"; }},
      {"URL", "app.txt",
       [](Text key, Text value) { return "https://h.test/p?" + key + "=" + value + "&x=1\n"; }},
      {"CRLF", "app.cfg",
       [](Text key, Text value) { return "A=1\r\n" + key + "=" + value + "\r\nB=2\r\n"; }},
  };
  return all;
}

bool is_url_safe(std::string_view value) {
  return value.find_first_of("&# %=<>+") == std::string_view::npos;
}

// Writes one file for each kind that an assignment shows; gives path → id.
std::map<std::string, std::string> plant(const TestRepository& repository, const Syntax& syntax) {
  std::map<std::string, std::string> planted;
  for (const auto* detector : gate::secrets::all_detectors()) {
    if (detector->key.empty()) continue;  // known by its place, not by an assignment
    const std::string value{detector->sample};
    if (std::string_view{syntax.name} == "URL" && !is_url_safe(value)) continue;
    const std::string path = fmt::format("{}/{}/{}", syntax.name, detector->info.id, syntax.file);
    gate::source::test::write(repository.root() + '/' + path,
                              syntax.text(std::string{detector->key}, value));
    planted[path] = detector->info.id;
  }
  return planted;
}

// The (path, id) pairs that a command reports.
std::map<std::string, std::string> reported(const TestRepository& repository,
                                            std::vector<std::string> words) {
  gate::cli::World world;
  world.environment.folder = repository.root();
  world.now = 1'790'000'000;
  std::string out;
  std::string err;
  world.out = [&](std::string_view text) { out += text; };
  world.err = [&](std::string_view text) { err += text; };
  words.insert(words.end(), {"--format", "json"});
  const int code = gate::cli::program(words, world);
  INFO(err);
  REQUIRE(code == 1);
  std::map<std::string, std::string> found;
  const auto report = nlohmann::json::parse(out);
  for (const auto& finding : report.at("findings")) {
    found[finding.at("path")] = finding.at("id");
  }
  return found;
}

}  // namespace

TEST_CASE("each kind of secret is found in every syntax, on disk, staged, and in the history") {
  for (const Syntax& syntax : syntaxes()) {
    SECTION(syntax.name) {
      TestRepository repository;
      gate::source::test::write(repository.root() + "/README", "start\n");
      repository.git("add .");
      repository.git("commit -qm start");
      const auto planted = plant(repository, syntax);
      REQUIRE(planted.size() >= 60);
      CHECK(reported(repository, {"secrets", "."}) == planted);
      repository.git("add .");
      CHECK(reported(repository, {"secrets", "--staged"}) == planted);
      repository.git("commit -qm leak");
      repository.git("rm -qr " + std::string{syntax.name});
      repository.git("commit -qm clean");
      CHECK(reported(repository, {"secrets", "--range", "HEAD~2..HEAD"}) == planted);
    }
  }
}
