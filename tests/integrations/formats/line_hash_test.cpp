// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/line_hash.hpp"

#include <map>

#include "tests/catch.hpp"

namespace gate::formats {
namespace {

using Hashes = std::map<std::uint32_t, std::string>;

Hashes hashes(std::string_view text) {
  Hashes found;
  line_hashes(text, [&](std::uint32_t line, std::string hash) { found[line] = std::move(hash); });
  return found;
}

TEST_CASE("the vectors of GitHub's action") {
  CHECK(hashes("") == Hashes{{1, "c129715d7a2bc9a3:1"}});
  CHECK(hashes(" a\nb\n  \t\tc\n d") == Hashes{{1, "271789c17abda88f:1"},
                                               {2, "54703d4cd895b18:1"},
                                               {3, "180aee12dab6264:1"},
                                               {4, "a23a3dc5e078b07b:1"}});
}

TEST_CASE("blanks and the sort of line break do not matter") {
  CHECK(hashes("a\r\nb\r\n") == hashes("a\nb\n"));
  CHECK(hashes("a\rb\r") == hashes("a\nb\n"));
  CHECK(hashes("  a\n\tb") == hashes("a\nb"));
}

TEST_CASE("equal hashes are counted") {
  std::string text;
  for (int i = 0; i < 300; ++i)
    text += "x\n";
  const auto found = hashes(text);
  CHECK(found.size() == 301);
  const std::string first = found.at(1).substr(0, found.at(1).find(':'));
  CHECK(found.at(1) == first + ":1");
  CHECK(found.at(2) == first + ":2");
}

TEST_CASE("a hash reaches 100 units far, not further") {
  const std::string common(99, 'a');
  CHECK(hashes(common + "xyz").at(1) != hashes(common + "yyz").at(1));
  CHECK(hashes(common + "xyz").at(1) == hashes(common + "xzz").at(1));
}

TEST_CASE("a sign beyond the basic plane is two units, a broken byte one") {
  CHECK(hashes("\xf0\x9f\x98\x80").at(1) != hashes("\xef\xbf\xbd").at(1));
  CHECK(hashes("\xff").at(1) == hashes("\xef\xbf\xbd").at(1));
}

}  // namespace
}  // namespace gate::formats
