// SPDX-License-Identifier: Apache-2.0
#include "gate/scan/self_test.hpp"

#include "gate/scan/catalogue.hpp"
#include "tests/catch.hpp"

TEST_CASE("every rule finds its bad examples and not its good ones, on every artefact") {
  CHECK(gate::scan::self_test() == std::vector<std::string>{});
  CHECK(gate::scan::catalogue().size() > 300);
}
