// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/dates.hpp"

#include "tests/catch.hpp"

using namespace gate::policy;

TEST_CASE("days") {
  CHECK(date("1970-01-01")->days == 0);
  CHECK(date("1969-12-31")->days == -1);
  CHECK(date("2000-03-01")->days == 11'017);
  CHECK(date("2024-02-29").has_value());
  for (const char* text :
       {"", "2023-02-29", "2100-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31",
        "2026-1-1", "26-01-01", "2026-01-01x", "2026/01/01", " 2026-01-01", "20260101"}) {
    INFO(text);
    CHECK_FALSE(date(text).has_value());
  }
  for (const char* text :
       {"0001-01-01", "1970-01-01", "1999-12-31", "2000-02-29", "2026-10-05", "9999-12-31"})
    CHECK(text_of(*date(text)) == text);
  CHECK(date_of(86'399) == *date("1970-01-01"));
  CHECK(date_of(86'400) == *date("1970-01-02"));
  CHECK(date_of(-1) == *date("1969-12-31"));
}

TEST_CASE("moments") {
  CHECK(moment("1970-01-01T00:00:00Z") == 0);
  CHECK(moment("2001-09-09T01:46:40Z") == 1'000'000'000);
  CHECK(moment("2001-09-09T03:46:40.123456789+02:00") == 1'000'000'000);
  CHECK(moment("2001-09-08 20:46:40-0500") == 1'000'000'000);
  CHECK(moment("2001-09-09T01:46:40") == 1'000'000'000);
  for (const char* text : {"", "2001-09-09", "2001-09-09T25:00:00Z", "2001-09-09T01:60:00Z",
                           "2001-09-09T01:46:40Zz", "2001-09-09T01:46:40+99:00", "now"}) {
    INFO(text);
    CHECK_FALSE(moment(text).has_value());
  }
}

TEST_CASE("durations and sizes") {
  CHECK(duration("30s") == 30);
  CHECK(duration("30m") == 1'800);
  CHECK(duration("24h") == 86'400);
  CHECK(duration("7d") == 604'800);
  CHECK(duration("2w") == 1'209'600);
  for (const char* text : {"", "h", "24", "24 h", "-1h", "1.5h", "24H", "1h30m", "off",
                           "99999999999999999999h", "9999999999999999w"}) {
    INFO(text);
    CHECK_FALSE(duration(text).has_value());
  }
  CHECK(duration_text(86'400) == "24h");
  CHECK(duration_text(90) == "90s");
  CHECK(duration_text(172'800) == "2d");
  CHECK(duration_text(0) == "0s");
  CHECK(size_in_bytes("10MB") == 10'000'000);
  CHECK(size_in_bytes("1MiB") == 1'048'576);
  CHECK(size_in_bytes("5") == 5);
  CHECK_FALSE(size_in_bytes("5TB").has_value());
  CHECK_FALSE(size_in_bytes("").has_value());
  CHECK(size_text(1'048'576) == "1MiB");
  CHECK(size_text(1'001) == "1001");
}
