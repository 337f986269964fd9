// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/expand.hpp"

#include <string>
#include <string_view>

#include "tests/catch.hpp"

namespace gate::syntax::dockerfile {
namespace {

Variable lookup(std::string_view name) {
  if (name == "x") return {Knowledge::known, "value"};
  if (name == "path") return {Knowledge::known, "/a/b/c.tar.gz"};
  if (name == "empty") return {Knowledge::known, ""};
  if (name == "later") return {Knowledge::set, {}};
  if (name == "arg") return {Knowledge::unset, {}};
  return {};
}

std::string expanded(std::string_view text, char escape = '\\') {
  const Expanded made = Expander{escape}.expand(text, lookup);
  if (made.bad) return "bad: " + made.bad->message;
  return (made.known ? "" : "? ") + made.text;
}

TEST_CASE("variables, quotes and escapes") {
  CHECK(expanded("a") == "a");
  CHECK(expanded("$x") == "value");
  CHECK(expanded("${x}y$x/") == "valueyvalue/");
  CHECK(expanded("\"$x\" '$x'") == "value $x");
  CHECK(expanded("\\$x") == "$x");
  CHECK(expanded("\"\\$x \\a \\\"\"") == "$x \\a \"");
  CHECK(expanded("$") == "$");
  CHECK(expanded("$.") == "$.");
  CHECK(expanded("a\\") == "a");
  CHECK(expanded("a\\b") == "ab");
  CHECK(expanded("c:\\b`$x", '`') == "c:\\b$x");
}

TEST_CASE("defaults and alternatives") {
  CHECK(expanded("${x:-d}") == "value");
  CHECK(expanded("${empty:-d}") == "d");
  CHECK(expanded("${empty-d}") == "");
  CHECK(expanded("${arg:-d}") == "d");
  CHECK(expanded("${nothing-d}") == "d");
  CHECK(expanded("${arg:-${x}}") == "value");
  CHECK(expanded("${arg:-\"a}b\"}") == "a}b");
  CHECK(expanded("${x:+d}") == "d");
  CHECK(expanded("${empty:+d}") == "");
  CHECK(expanded("${empty+d}") == "d");
  CHECK(expanded("${arg+d}") == "");
  CHECK(expanded("${x:?m}") == "value");
}

TEST_CASE("cutting and replacing") {
  CHECK(expanded("${path#*/}") == "a/b/c.tar.gz");
  CHECK(expanded("${path##*/}") == "c.tar.gz");
  CHECK(expanded("${path%.*}") == "/a/b/c.tar");
  CHECK(expanded("${path%%.*}") == "/a/b/c");
  CHECK(expanded("${path%/?.*}") == "/a/b");
  CHECK(expanded("${path#nothing}") == "/a/b/c.tar.gz");
  CHECK(expanded("${x/a/A}") == "vAlue");
  CHECK(expanded("${path//\\//-}") == "-a-b-c.tar.gz");
  CHECK(expanded("${path/.*/}") == "/a/b/c");
}

TEST_CASE("what is not known stays as written") {
  CHECK(expanded("$later") == "? $later");
  CHECK(expanded("a/${nothing}:1") == "? a/${nothing}:1");
  CHECK(expanded("$arg") == "? $arg");
  CHECK(expanded("${later:-d}") == "? ${later:-d}");
  CHECK(expanded("${later+d}") == "d");
  CHECK(expanded("${later#v}") == "? ${later#v}");
  CHECK(expanded("${x:-$nothing}") == "value");
  CHECK(expanded("$1 $@") == "? $1 $@");
  const Expanded made = Expander{'\\'}.expand("a${later}b$x${arg:-1}", lookup);
  REQUIRE(made.references.size() == 3);
  CHECK(made.references[0].span == Span{1, 9});
  CHECK(made.references[0].knowledge == Knowledge::set);
  CHECK(made.references[1].span == Span{10, 12});
  CHECK(made.references[2].has_default);
}

TEST_CASE("what stops a build") {
  CHECK(expanded("${x") == "bad: a `${` is not closed by `}`");
  CHECK(expanded("${x:-a") == "bad: a `${` is not closed by `}`");
  CHECK(expanded("${}") == "bad: `${` is not followed by the name of a variable");
  CHECK(expanded("${x@Q}") == "bad: `${x@` is no form of variable that a Dockerfile knows");
  CHECK(expanded("${x:#a}") == "bad: `${x:#` is no form of variable that a Dockerfile knows");
  CHECK(expanded("'a") == "bad: a single quote is open");
  CHECK(expanded("\"a") == "bad: a double quote is open");
}

TEST_CASE("hostile texts stay within their budget") {
  std::string deep;
  for (int i = 0; i < 100000; ++i)
    deep += "${a:-";
  CHECK(Expander{'\\'}.expand(deep, lookup).bad);
  std::string value(16000, 'a');
  const Lookup big = [&](std::string_view) { return Variable{Knowledge::known, value}; };
  Expander expander{'\\'};
  for (int i = 0; i < 1000; ++i) {
    const Expanded made = expander.expand("${v//" + std::string(2000, '*') + "b/x}", big);
    CHECK(made.text.size() <= 20000);
  }
}

}  // namespace
}  // namespace gate::syntax::dockerfile
