// SPDX-License-Identifier: Apache-2.0
#include "integrations/ignores/gitleaks_allow.hpp"

#include "tests/catch.hpp"

TEST_CASE("gitleaks:allow reaches the secrets of its own line, once") {
  const std::vector<gate::Comment> comments{{"gitleaks:allow", 3, 3, 4},
                                            {" a fixture, gitleaks:allow here", 3, 3, 3},
                                            {"other", 9, 9, 9}};
  const auto found = gate::ignores::gitleaks_allow("a.env", comments);
  REQUIRE(found.size() == 1);
  CHECK(found[0].where.file == "a.env");
  CHECK(found[0].where.lines.first == 3);
  CHECK(found[0].where.lines.last == 3);
  CHECK(found[0].ids == std::vector<std::string>{"TOK*"});
  CHECK_FALSE(found[0].answers);
}
