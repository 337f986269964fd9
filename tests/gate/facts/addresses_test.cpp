// SPDX-License-Identifier: Apache-2.0
#include "gate/facts/addresses.hpp"

#include "tests/catch.hpp"

TEST_CASE("addresses of this machine only") {
  for (const char* text : {"localhost", "localhost:2375", "127.0.0.1", "127.1.2.3:80", "[::1]:2375",
                           "::1", "127.0.0.1:2375/"})
    CHECK(gate::facts::is_loopback(text));
  for (const char* text :
       {"", ":2375", "0.0.0.0:2375", "[::]:2375", "127.0.0.1.evil.test", "10.0.0.1", "[fe80::1]:1",
        "[::1" /* no end */ "x"})
    CHECK_FALSE(gate::facts::is_loopback(text));
}
