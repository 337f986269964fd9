// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/engine/shape.hpp"

#include "tests/catch.hpp"

using namespace gate::secrets::engine;

TEST_CASE("the probe is cut to its minimum, the confirming expression is not") {
  CHECK(probe_of("ab_<A8-20>") == "ab_[A-Za-z0-9]{8}");
  CHECK(probe_of("ghp_<A36>") == "ghp_[A-Za-z0-9]{20}");
  CHECK(probe_of("S.<U22>-<U43>") == "S\\.[A-Za-z0-9_-]{22}\\-[A-Za-z0-9_-]{43}");
  CHECK(confirm_of("ghp_<A36>") == "ghp_[A-Za-z0-9]{36}(?![A-Za-z0-9])");
  CHECK(confirm_of("k<a4|6>") == "k(?:[a-z0-9]{6}|[a-z0-9]{4})(?![A-Za-z0-9])");
  CHECK(confirm_of("{a|b+}<B4+>") == "(?:a|b\\+)[A-Za-z0-9+/]{4,4000}={0,2}(?![A-Za-z0-9+/])");
}

TEST_CASE("a probe behind a long body ends with the literal") {
  CHECK(probe_of("<A76>AZDO<A4>") == "[A-Za-z0-9]{76}AZDO");
}

TEST_CASE("the public prefix is the literal that every token of the shape starts with") {
  CHECK(public_prefix("ghp_<A36>", "ghp_abc") == 4);
  CHECK(public_prefix("{vcp_|vci_}<A56>", "vci_abc") == 4);
  CHECK(public_prefix("<A14>.atlasv1.<U60>", "abc") == 0);
  CHECK(public_prefix("abc", "abc") == 0);
  CHECK(public_prefix("", "abc") == 0);
}

TEST_CASE("a text fits a shape as a whole") {
  CHECK(fits("<H4>-<D2>", "a0f9-12"));
  CHECK_FALSE(fits("<H4>-<D2>", "a0f9-123"));
  CHECK_FALSE(fits("<H4>-<D2>", "a0g9-12"));
  CHECK(fits("<a4|6>", "abcdef"));
  CHECK_FALSE(fits("<a4|6>", "abcde"));
  CHECK(fits("{x|yy}<D1+>", "yy7"));
  CHECK(fits("<B4>", "ab+/=="));
  CHECK_FALSE(fits("<D2>", ""));
}

TEST_CASE("an example fits its own shape") {
  CHECK(fits("ab_<A8-20>", text_of(sample<"", "ab_<A8-20>">)));
  CHECK(text_of(sample<"K=", "a{b|c}<D2>", "\n">).substr(0, 4) == "K=ab");
}
