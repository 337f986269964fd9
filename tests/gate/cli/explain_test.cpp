// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "gate/cli/program.hpp"
#include "tests/catch.hpp"

namespace {

struct Said {
  int code;
  std::string out, err;
};

Said said(std::vector<std::string> words) {
  Said all{};
  gate::cli::World world;
  world.out = [&](std::string_view text) { all.out += text; };
  world.err = [&](std::string_view text) { all.err += text; };
  all.code = gate::cli::program(std::move(words), world);
  return all;
}

}  // namespace

TEST_CASE("explain prints nothing when one of the ids is unknown") {
  const Said wrong = said({"explain", "IMG010", "NOPE"});
  CHECK(wrong.code == 2);
  CHECK(wrong.out.empty());
  CHECK(wrong.err.find("no rule is called \"NOPE\"") != std::string::npos);
  const Said right = said({"explain", "IMG010", "RUN101"});
  CHECK(right.code == 0);
  CHECK(right.out.find("IMG010") < right.out.find("RUN101"));
  CHECK(right.out.find("RUN101") != std::string::npos);
}
