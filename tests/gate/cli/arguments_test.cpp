// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/arguments.hpp"

#include "gate/cli/checks.hpp"
#include "tests/catch.hpp"

using namespace gate::cli;

namespace {

// What is wrong with the command line; empty if nothing is.
std::string problem_of(std::vector<std::string> words) {
  const auto parsed = parse(std::move(words));
  const auto* message = std::get_if<Message>(&parsed);
  if (message == nullptr) return {};
  CHECK(message->code == 2);
  return message->text;
}

constexpr const char* unset =
    " was given without a value (an unset variable?); nothing was checked";

}  // namespace

TEST_CASE("an option with an empty value is wrong usage, not an option left out") {
  for (const char* option : {"--base", "--head", "--scope", "--fail-on", "--config", "--profile",
                             "--baseline", "--only", "--skip", "--format", "--color"}) {
    CHECK(problem_of({"run", option, ""}) == option + std::string{unset});
    CHECK(problem_of({"run", std::string{option} + "="}) == option + std::string{unset});
    CHECK(problem_of({option, ""}) == option + std::string{unset});  // run is the default
  }
  CHECK(problem_of({"secrets", "--range", ""}) == "--range" + std::string{unset});
  CHECK(problem_of({"secrets", "--range=", "main..x"}) == "--range" + std::string{unset});
  CHECK(problem_of({"lint", "--as", "", "-"}) == "--as" + std::string{unset});
  CHECK(problem_of({"lint", ""}) == "PATH" + std::string{unset});
  CHECK(problem_of({"config", "show", "--config", ""}) == "--config" + std::string{unset});
  CHECK(problem_of({"lint", "--", "--base="}).empty());  // the name of a file
  CHECK(problem_of({"hook", "run", "", ""}).empty());    // from git
  CHECK(problem_of({"run", "--base", "main", "-q"}).empty());
}

TEST_CASE("--only and --skip must name a rule") {
  for (const char* option : {"--only", "--skip"}) {
    for (const char* name : {"IMG010", "img010", "runs-as-root", "DL3002", "DL30*", "RUN1*",
                             "POL003", "CVE-2026-1", "GHSA-aaaa-bbbb-cccc", "go.lang.some-check"}) {
      INFO(name);
      CHECK(problem_of({"run", option, name}).empty());
    }
    CHECK(problem_of({"run", option, "IMG010,runs-as-rot"}) ==
          option + std::string{": no rule is called \"runs-as-rot\"; did you mean runs-as-root?; "
                               "`gate rules` lists them; nothing was checked"});
    for (const char* name : {"NOPE", "*", "D*", "QQQ*", "IMG01O"}) {
      INFO(name);
      CHECK(problem_of({"lint", option, name}).find("no rule is called") != std::string::npos);
    }
  }
}
