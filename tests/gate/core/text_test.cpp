// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"

#include "tests/catch.hpp"

using namespace std::string_view_literals;

TEST_CASE("globs match paths as people write them") {
  using gate::matches_glob;
  CHECK(matches_glob("*.json", "reports/trivy.json"));
  CHECK(matches_glob("reports/*.json", "reports/trivy.json"));
  CHECK_FALSE(matches_glob("reports/*.json", "reports/old/trivy.json"));
  CHECK(matches_glob("reports/**/*.json", "reports/old/older/trivy.json"));
  CHECK(matches_glob("reports/**/*.json", "reports/trivy.json"));
  CHECK(matches_glob("third_party/**", "third_party/a/b.c"));
  CHECK(matches_glob("third_party", "third_party/a/b.c"));
  CHECK(matches_glob("/docs/", "docs/a.md"));
  CHECK_FALSE(matches_glob("/docs/", "src/docs/a.md"));
  CHECK(matches_glob("**/api/*", "services/api/main.go"));
  CHECK(matches_glob("trivy-[0-9].json", "trivy-7.json"));
  CHECK_FALSE(matches_glob("trivy-[!0-9].json", "trivy-7.json"));
  CHECK(matches_glob("a?c", "abc"));
  CHECK_FALSE(matches_glob("a?c", "a/c"));
  CHECK_FALSE(matches_glob("", "a"));
}

TEST_CASE("a glob with many stars stays fast") {
  const std::string path(20000, 'a');
  CHECK_FALSE(gate::matches_glob("*a*a*a*a*a*a*a*b", path));
}

TEST_CASE("text for people shows what would hide or move it") {
  CHECK(gate::printable("a\x1b[31mb") == "a\\x1b[31mb");
  CHECK(gate::printable("line\r\nnext") == "line\\x0d\\x0anext");
  CHECK(gate::printable("\xff\xfe") == "\\xff\\xfe");
  CHECK(gate::printable("caf\xc3\xa9") == "caf\xc3\xa9");
  CHECK(gate::printable("a\xe2\x80\xae"
                        "b") == "a\\u{202e}b");
  CHECK(gate::printable("\xc0\x80") == "\\xc0\\x80");
}

TEST_CASE("UTF-16 and UTF-32 with a mark become UTF-8") {
  CHECK(gate::decode_bom(std::string("\xff\xfe"
                                     "F\0R\0O\0M\0",
                                     10)) == "FROM");
  CHECK(gate::decode_bom(std::string("\xfe\xff\0F\0R", 6)) == "FR");
  CHECK(gate::decode_bom(std::string("\xff\xfe\0\0F\0\0\0", 8)) == "F");
  CHECK(gate::decode_bom(std::string("\xff\xfe\x3d\xd8\x00\xde", 6)) == "\xf0\x9f\x98\x80");
  CHECK(gate::decode_bom(std::string("\xff\xfe\x3d\xd8", 4)) == "\xef\xbf\xbd");
  CHECK(gate::decode_bom("\xef\xbb\xbf"
                         "FROM") == "FROM");
  CHECK(gate::decode_bom("FROM") == "FROM");
}

TEST_CASE("the nearest name is offered only when it is near") {
  const std::vector<std::string_view> names{"fail_on", "profile", "evidence"};
  CHECK(gate::nearest("fail-on", names) == "fail_on"sv);
  CHECK(gate::nearest("evidense", names) == "evidence"sv);
  CHECK_FALSE(gate::nearest("zebra", names));
}

TEST_CASE("lines have no line breaks") {
  CHECK(gate::lines_of("a\r\nb\n\nc") == std::vector<std::string_view>{"a", "b", "", "c"});
  CHECK(gate::lines_of("a\n") == std::vector<std::string_view>{"a"});
  CHECK(gate::lines_of("").empty());
}
