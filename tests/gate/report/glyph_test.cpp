// SPDX-License-Identifier: Apache-2.0
#include "gate/report/glyph.hpp"

#include "tests/catch.hpp"

namespace gate::report {
namespace {

TEST_CASE("glyphs are code points or single bytes") {
  CHECK(first_glyph("a").code == 'a');
  CHECK(first_glyph("\xc3\xa9").code == 0xE9);
  CHECK(first_glyph("\xe4\xb8\x96").size == 3);
  CHECK(first_glyph("\xf0\x9f\x98\x80").code == 0x1F600);
  for (const std::string_view broken :
       {"\xff", "\xc3", "\xe4\xb8", "\xed\xa0\x80", "\xc0\xaf", "\xf5\x80\x80\x80", "\x80"}) {
    CHECK_FALSE(first_glyph(broken).valid);
    CHECK(first_glyph(broken).size == 1);
  }
}

TEST_CASE("columns follow what a terminal shows") {
  CHECK(columns_of(std::string_view{"abc"}) == 3);
  CHECK(columns_of(std::string_view{"世界"}) == 4);
  CHECK(columns_of(std::string_view{"e\xcc\x81"}) == 1);
}

TEST_CASE("clipped text fits, is whole and printable") {
  CHECK(clipped("abcdef", 6) == "abcdef");
  CHECK(clipped("abcdefg", 6) == "abc...");
  CHECK(clipped("世界世界", 7) == "世界...");
  CHECK(clipped("a\x1b", 10) == "a\\x1b");
  CHECK(clipped("ab\ncdefghij", 8) == "ab...");
  CHECK(clipped("", 0).empty());
}

TEST_CASE("padding counts columns") {
  CHECK(padded("世", 4) == "世  ");
  CHECK(padded("abcde", 4) == "abcde");
}

}  // namespace
}  // namespace gate::report
