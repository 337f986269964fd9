// SPDX-License-Identifier: Apache-2.0
#include "gate/report/excerpt.hpp"

#include "gate/core/text.hpp"
#include "gate/report/glyph.hpp"
#include "tests/catch.hpp"

namespace gate::report {
namespace {

std::string shown(std::uint32_t column, std::uint32_t end_column, std::string_view line,
                  std::size_t width = 60) {
  Finding finding;
  finding.line = 12;
  finding.column = column;
  finding.end_column = end_column;
  return excerpt(finding, line, Paint{Options{}}, width);
}

TEST_CASE("carets stand under the columns") {
  CHECK(shown(1, 10, "USER root") ==
        "    12 | USER root\n"
        "       | ^^^^^^^^^\n");
  CHECK(shown(6, 10, "USER root") ==
        "    12 | USER root\n"
        "       |      ^^^^\n");
}

TEST_CASE("tabs go to the next stop, wide signs take two columns, marks none") {
  CHECK(shown(2, 5, "\tabc") ==
        "    12 |     abc\n"
        "       |     ^^^\n");
  CHECK(shown(4, 6, "ab\tcd") ==
        "    12 | ab  cd\n"
        "       |     ^^\n");
  CHECK(shown(3, 4, "世界x") ==
        "    12 | 世界x\n"
        "       |     ^\n");
  CHECK(shown(3, 4, "e\xcc\x81x") ==
        "    12 | e\xcc\x81x\n"
        "       |  ^\n");
}

TEST_CASE("bytes that a terminal obeys are spelt out, and carets follow") {
  CHECK(shown(2, 3,
              "\x1b"
              "b") ==
        "    12 | \\x1bb\n"
        "       |     ^\n");
}

TEST_CASE("no column means no caret, a column past the end one caret after it") {
  CHECK(shown(0, 0, "USER root") == "    12 | USER root\n");
  CHECK(shown(4, 4, "abc") ==
        "    12 | abc\n"
        "       |    ^\n");
  CHECK(shown(2, 0, "abc") ==
        "    12 | abc\n"
        "       |  ^\n");
  CHECK(shown(1, 1, "") ==
        "    12 | \n"
        "       | ^\n");
}

TEST_CASE("a long line is cut round the caret") {
  const std::string line = std::string(5000, 'a') + "HERE" + std::string(5000, 'b');
  const std::string text = shown(5001, 5005, line);
  const auto lines = lines_of(text);
  REQUIRE(lines.size() == 2);
  CHECK(columns_of(lines[0]) <= 60);
  CHECK(lines[0].substr(0, 12) == "    12 | ...");
  CHECK(lines[0].substr(lines[0].size() - 3) == "...");
  const auto at = lines[0].find("HERE");
  REQUIRE(at != std::string_view::npos);
  CHECK(lines[1].find("^^^^") == at);
  CHECK(lines[1].find("^^^^^") == std::string_view::npos);
}

TEST_CASE("a line of megabytes costs no more than its way to the caret") {
  const std::string line(8'000'000, 'a');
  const std::string text = shown(7'999'999, 8'000'001, line);
  CHECK(lines_of(text)[0].size() <= 60);
  CHECK(lines_of(text)[1].find("^^") != std::string_view::npos);
}

TEST_CASE("a range longer than the room marks what is shown of it") {
  const auto text = shown(3, 400, "ab" + std::string(500, 'c'), 50);
  const auto lines = lines_of(text);
  CHECK(columns_of(lines[0]) <= 50);
  CHECK(columns_of(lines[1]) <= columns_of(lines[0]));
  CHECK(lines[1].find("^^^^^^^^^^") == 11);
}

}  // namespace
}  // namespace gate::report
