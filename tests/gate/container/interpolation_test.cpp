// SPDX-License-Identifier: Apache-2.0
#include "gate/container/interpolation.hpp"

#include "tests/catch.hpp"

namespace {

using gate::container::env_file;
using gate::container::interpolate;
using gate::container::Variables;

// The text, then "?" if unknown, "=" if literal, "d" if a default went in.
std::string shown(std::string_view text, const Variables& variables = {}) {
  const auto result = interpolate(text, variables);
  return result.text + (result.known ? "" : " ?") + (result.literal ? " =" : "") +
         (result.fallback ? " d" : "");
}

}  // namespace

TEST_CASE("variables of Compose") {
  CHECK(shown("plain") == "plain =");
  CHECK(shown("a$$b") == "a$b =");
  CHECK(shown("$X/y") == "${X}/y ?");
  CHECK(shown("${X}") == "${X} ?");
  CHECK(shown("${X:-/a}:/b") == "/a:/b d");
  CHECK(shown("${X-/a}") == "/a d");
  CHECK(shown("${X:-}") == " d");
  CHECK(shown("${X:-${Y:-z}}") == "z d");
  CHECK(shown("${X:-${Y}}") == "${Y} ? d");
  CHECK(shown("${X:?must be set}") == "${X} ?");
  CHECK(shown("${X:+other}") == "${X} ?");
  CHECK(shown("5$") == "5$ =");
  CHECK(shown("$ 5") == "$ 5 =");
  CHECK(shown("${X") == "${X ?");
}

TEST_CASE("variables with a known value") {
  const Variables variables{{"X", "1"}, {"E", ""}};
  CHECK(shown("${X:-2}", variables) == "1");
  CHECK(shown("$X$E", variables) == "1");
  CHECK(shown("${E:-2}", variables) == "2 d");
  CHECK(shown("${E-2}", variables) == "");
  CHECK(shown("${X:+on}${E:+on}", variables) == "on");
}

TEST_CASE("deep nesting ends") {
  std::string text;
  for (int i = 0; i < 10000; ++i)
    text += "${X:-";
  const auto result = interpolate(text + "z" + std::string(10000, '}'), {});
  CHECK_FALSE(result.known);
}

TEST_CASE("many open braces are cut short") {
  std::string text;
  for (int i = 0; i < 500'000; ++i)
    text += "${";
  const auto result = interpolate(text, {});
  CHECK_FALSE(result.known);
  CHECK(result.text.size() < 100'000);
}

TEST_CASE("env files") {
  const auto variables =
      env_file("# c\nA=1\nexport B = two # note\nC='x # y'\nD=\"q\"\nE=\nF=$A\n=x\nnothing\n");
  CHECK(variables.at("A") == "1");
  CHECK(variables.at("B") == "two");
  CHECK(variables.at("C") == "x # y");
  CHECK(variables.at("D") == "q");
  CHECK(variables.at("E").empty());
  CHECK(variables.count("F") == 0);
}
