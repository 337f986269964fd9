// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/new_suppression.hpp"

#include "tests/catch.hpp"

namespace gate::formats {
namespace {

TEST_CASE("an entry comes apart at its line number") {
  const NewSuppression plain =
      new_suppression("a/Dockerfile:12: gate:ignore IMG010 until: 2027-01-31");
  CHECK(plain.path == "a/Dockerfile");
  CHECK(plain.line == 12);
  CHECK(plain.text == "gate:ignore IMG010 until: 2027-01-31");
  const NewSuppression odd = new_suppression("a:b:c:7:8: x");
  CHECK(odd.path == "a:b:c");
  CHECK(odd.line == 7);
}

TEST_CASE("an entry without a place is text") {
  for (const std::string_view entry :
       {"CVE-2026-1", ":3: x", "a:0: x", "a:99999999999999999999: x", "a:12", ""}) {
    CHECK(new_suppression(entry).path.empty());
    CHECK(new_suppression(entry).line == 0);
    CHECK(new_suppression(entry).text == entry);
  }
}

}  // namespace
}  // namespace gate::formats
