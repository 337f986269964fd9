// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/uri.hpp"

#include "tests/catch.hpp"

namespace gate::formats {
namespace {

TEST_CASE("everything but unreserved characters and '/' is encoded byte by byte") {
  CHECK(uri_path("a/b-c_d.e~f9") == "a/b-c_d.e~f9");
  CHECK(uri_path("a b:c?d#e%f") == "a%20b%3Ac%3Fd%23e%25f");
  CHECK(uri_path("ü\xff\n\"<>") == "%C3%BC%FF%0A%22%3C%3E");
  CHECK(uri_path("").empty());
}

}  // namespace
}  // namespace gate::formats
