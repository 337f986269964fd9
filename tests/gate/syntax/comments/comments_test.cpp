// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/comments/comments.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/catch.hpp"

using gate::Artefact;
using gate::syntax::comments::comments;

namespace {

// "line first-last text" of every comment.
std::vector<std::string> shown(const std::vector<gate::Comment>& found) {
  std::vector<std::string> lines;
  for (const gate::Comment& one : found)
    lines.push_back(fmt::format("{} {}-{} {}", one.line, one.first_line, one.last_line, one.text));
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a comment alone governs the next line of code, one behind code its own") {
  CHECK(shown(comments("# a\nkey: 1 # b\n# c\n\n# d\nother: 2\n", "x.yaml")) ==
        Lines{"1 1-2 a", "2 2-2 b", "3 3-6 c", "5 5-6 d"});
  CHECK(shown(comments("key: 1\n# last", "x.yaml")) == Lines{"2 2-2 last"});
  CHECK(shown(comments("a: 1\r\n# b\r\nc: 2\r\n", "x.yml")) == Lines{"2 2-3 b"});
}

TEST_CASE("each language has its signs") {
  struct Row {
    const char* name;
    const char* text;
    Lines expected;
  };
  const std::vector<Row> rows{
      {"a.go", "x := 1 // note\n", {"1 1-1 note"}},
      {"a.go", "/* one\ntwo */ x := 1\n", {"1 1-2 one", "2 2-2 two"}},
      {"a.c", "int a; /* b */ int c; // d\n", {"1 1-1 b", "1 1-1 d"}},
      {"a.js", "const t = `a\n// no comment\n`; // yes\n", {"3 3-3 yes"}},
      {"a.js", "u = \"http://x.test\" // yes\n", {"1 1-1 yes"}},
      {"a.rs", "fn f<'a>() {} // yes\n", {"1 1-1 yes"}},
      {"a.sql", "-- x\nSELECT '--no';\n", {"1 1-2 x"}},
      {"a.ini", "; x\n[s]\n", {"1 1-2 x"}},
      {"a.html", "<!-- x -->\n<p># no</p>\n", {"1 1-2 x"}},
      {"README.md", "# Heading\n<!-- x -->\ntext // no\n", {"2 2-3 x"}},
      {"a.json", "{\"a\": \"# // no\"} // no\n", {}},
      {"a.jsonc", "{} // yes\n", {"1 1-1 yes"}},
      {".env", "A=b#c # d\n", {"1 1-1 d"}},
      {"src/.env.local", "# d\nA=1\n", {"1 1-2 d"}},
      {"Makefile", "all: # d\n", {"1 1-1 d"}},
      {"a.properties", "! d\nk=v\n", {"1 1-2 d"}},
      {"a.tf", "a = \"#no\" # d\n", {"1 1-1 d"}},
      {"a.css", "a { } /* d */\n", {"1 1-1 d"}},
      {"a.ps1", "<# a\nb #>\n$x = 1 # c\n", {"1 1-3 a", "2 2-3 b", "3 3-3 c"}},
      {"unknown", "a # b\nc // d\n", {"1 1-1 b", "2 2-2 d"}},
  };
  for (const Row& row : rows) {
    INFO(row.name << ": " << row.text);
    CHECK(shown(comments(row.text, row.name)) == row.expected);
  }
}

TEST_CASE("a sign inside a string or a word is no comment") {
  CHECK(shown(comments("a: \"x # y\"\nb: 'x # y'\nc: x#y\n", "x.yaml")).empty());
  CHECK(shown(comments("echo it's done # yes\n", "x.sh")) == Lines{"1 1-1 yes"});
  CHECK(shown(comments("a: 'it''s' # yes\n", "x.yaml")) == Lines{"1 1-1 yes"});
  CHECK(shown(comments("s = 'a\\'b # no'\n", "x.py")).empty());
}

TEST_CASE("a kind stands for a name") {
  CHECK(shown(comments("# a\nFROM x\n", Artefact::dockerfile)) == Lines{"1 1-2 a"});
  CHECK(shown(comments("# a\n", Artefact::daemon_json)).empty());
  CHECK(shown(comments("// a\n", Artefact::text)) == Lines{"1 1-1 a"});
}

TEST_CASE("hostile comments end") {
  CHECK(comments("", "x.c").empty());
  CHECK(shown(comments("/*", "x.c")) == Lines{"1 1-1 "});
  CHECK(shown(comments("/* a\nb", "x.c")) == Lines{"1 1-1 a", "2 2-2 b"});
  std::string quotes = "x = ";
  for (int i = 0; i < 200'000; ++i)
    quotes += "'\\";
  CHECK(comments(quotes, "x.py").size() <= 1);
  CHECK(comments(std::string(300'000, '\n') + "# a", "x.py").size() == 1);
}
