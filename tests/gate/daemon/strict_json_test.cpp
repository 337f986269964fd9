// SPDX-License-Identifier: Apache-2.0
#include "gate/daemon/strict_json.hpp"

#include "tests/catch.hpp"

namespace {

std::string shown(std::string_view text) {
  const auto defect = gate::daemon::json_defect(text);
  return defect ? std::to_string(defect->at) + " " + defect->what : "";
}

}  // namespace

TEST_CASE("valid JSON") {
  for (const char* text : {"{}", "[]", " {\n} ", "1", "-1.5e+3", "\"a\\n\\u00e4\"", "true", "null",
                           "{\"a\": [1, {\"b\": \"c\"}, []], \"d\": {}}", "[[[]]]\n"})
    CHECK(shown(text) == "");
}

TEST_CASE("what JSON does not allow") {
  CHECK(shown("") == "0 an empty file");
  CHECK(shown("// x\n{}") == "0 a comment");
  CHECK(shown("{ # x\n}") == "2 a comment");
  CHECK(shown("{\"a\": 1, /* x */ \"b\": 2}") == "9 a comment");
  CHECK(shown("{\"a\": 1,}") == "8 a comma before the closing bracket");
  CHECK(shown("[1,]") == "3 a comma before the closing bracket");
  CHECK(shown("{'a': 1}") == "1 single quotes");
  CHECK(shown("{\"a\": 'b'}") == "6 single quotes");
  CHECK(shown("{a: 1}") == "1 no key in double quotes");
  CHECK(shown("{\"a\" 1}") == "5 no colon after a key");
  CHECK(shown("{\"a\": yes}") == "6 no value");
  CHECK(shown("{\"a\": truely}") == "10 an unknown word");
  CHECK(shown("{\"a\": 1 \"b\": 2}") == "8 no comma");
  CHECK(shown("{\"a\": 1") == "7 an early end");
  CHECK(shown("{\"a\": ") == "6 an early end");
  CHECK(shown("\"a") == "2 an early end");
  CHECK(shown("{} {}") == "3 text after the end");
  CHECK(shown("[01]") == "1 a number that starts with 0");
  CHECK(shown("[-]") == "2 a broken number");
  CHECK(shown("[\"a\nb\"]") == "3 a control character in a string");
  CHECK(shown("[\"\\x\"]") == "3 an unknown escape in a string");
  CHECK(shown("[}") == "1 no value");
  CHECK(shown(std::string(200, '[')) == "100 a nesting that is too deep");
}
