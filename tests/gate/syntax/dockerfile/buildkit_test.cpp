// SPDX-License-Identifier: Apache-2.0
// Prints what we read in the form of tests/tools/buildkit-lines, so that both can be compared:
//   ls DOCKERFILES > build/dockerfiles/list.txt; test_syntax_dockerfile '[.buildkit]' > ours
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "gate/core/text.hpp"
#include "gate/syntax/dockerfile/dockerfile.hpp"
#include "tests/catch.hpp"

namespace gate::syntax::dockerfile {
namespace {

TEST_CASE("print keywords and lines", "[.buildkit]") {
  std::ifstream list{"build/dockerfiles/list.txt"};
  REQUIRE(list);
  for (std::string path; std::getline(list, path);) {
    std::ifstream stream{path, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    const File file = read(text);
    for (const Instruction& one : file.instructions)
      std::cout << path << '\t' << one.first_line << '\t' << one.last_line << '\t' << one.written
                << '\n';
    for (const Defect& defect : file.defects)
      std::cerr << path << '\t' << defect.code << '\t' << defect.message << '\n';
  }
}

}  // namespace
}  // namespace gate::syntax::dockerfile
