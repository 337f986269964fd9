// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/hook_script.hpp"

#include "tests/catch.hpp"
#include "tests/gate/source/repository.hpp"

TEST_CASE("the installed hook is the shipped one") {
  CHECK(gate::cli::hook_script("@GATE@") ==
        gate::source::test::slurp(std::string{GATE_SOURCE_DIR} + "/actions/git/pre-push"));
}

TEST_CASE("a path with quotes cannot leave its quotes in the hook") {
  CHECK(gate::cli::hook_script("/a'b; rm -rf /").find("gate='/a'\\''b; rm -rf /'") !=
        std::string::npos);
}
