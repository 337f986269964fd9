// SPDX-License-Identifier: Apache-2.0
#include "gate/core/location.hpp"

#include "gate/core/analysis.hpp"
#include "tests/catch.hpp"

using gate::LineIndex;
using gate::Position;
using gate::Span;

TEST_CASE("columns count code points, lines end at LF") {
  const LineIndex index{
      "ab\nc\xc3\xa9"
      "d\r\nlast"};
  CHECK(index.lines() == 3);
  CHECK(index.position(0) == Position{1, 1});
  CHECK(index.position(2) == Position{1, 3});
  CHECK(index.position(3) == Position{2, 1});
  CHECK(index.position(6) == Position{2, 3});  // after the two bytes of é
  CHECK(index.position(9) == Position{3, 1});
  CHECK(index.position(1000) == Position{3, 5});
}

TEST_CASE("places on one long line are found in any order, also inside characters") {
  std::string text;
  for (int i = 0; i < 1000; ++i)
    text += "a\xc3\xa9";
  const LineIndex index{text};
  CHECK(index.position(2997) == Position{1, 1999});
  CHECK(index.position(2998) == Position{1, 2000});
  CHECK(index.position(3) == Position{1, 3});
  CHECK(index.position(5) == LineIndex{text}.position(5));
  CHECK(index.position(6) == Position{1, 5});
  CHECK(index.position(3000) == Position{1, 2001});
}

TEST_CASE("a range does not reach over its line break") {
  const LineIndex index{"one\ntwo\r\n"};
  CHECK(index.lines() == 2);
  const auto range = index.range({4, 9});
  CHECK(range.begin == Position{2, 1});
  CHECK(range.end == Position{2, 4});
  CHECK(index.line_span(2) == Span{4, 7});
  CHECK(index.line_span(9) == Span{9, 9});
}

TEST_CASE("an empty text has one line") {
  const LineIndex index{""};
  CHECK(index.lines() == 1);
  CHECK(index.position(0) == Position{1, 1});
}

TEST_CASE("a position map leads from inner to outer text") {
  gate::PositionMap map;        // inner "abcdef"
  map.add(0, {10, 13}, true);   // "abc" stands at 10
  map.add(3, {20, 26}, false);  // "d" is an escape of six bytes
  map.add(4, {26, 28}, true);   // "ef" stands at 26
  CHECK(map.outer({0, 3}) == Span{10, 13});
  CHECK(map.outer({1, 2}) == Span{11, 12});
  CHECK(map.outer({3, 4}) == Span{20, 26});
  CHECK(map.outer({2, 5}) == Span{12, 27});
  CHECK(map.outer({4, 6}) == Span{26, 28});

  SECTION("and never past the end of the outer text") {
    map.add(6, {28, 28}, false);  // something that stands nowhere
    CHECK(map.outer({6, 7}) == Span{28, 28});
    CHECK(map.outer({5, 20}) == Span{27, 28});
  }

  SECTION("and maps can be put one after the other") {
    gate::PositionMap inner;  // takes "cdef" out of "abcdef"
    inner.add(0, {2, 6}, true);
    const auto both = inner.after(map);
    CHECK(both.outer({0, 1}) == Span{12, 13});
    CHECK(both.outer({1, 2}) == Span{20, 26});
    CHECK(both.outer({2, 4}) == Span{26, 28});
  }
}
