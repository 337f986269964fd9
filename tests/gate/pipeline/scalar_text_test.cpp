// SPDX-License-Identifier: Apache-2.0
#include "gate/pipeline/scalar_text.hpp"

#include "tests/catch.hpp"

namespace {

using namespace gate;
using namespace gate::pipeline;

// Every byte of the value under `a`, read back from the file through the map; '?' where it stands
// for no single byte, '~' for a byte that the file spells differently.
std::string read_back(std::string_view file) {
  const auto parsed = syntax::yaml::parse(file);
  REQUIRE(parsed.faults.empty());
  const auto& node = *parsed.value.roots.at(0)->get("a");
  std::string back(node.value.size(), '?');
  for (const Run& run : runs_of(file, node)) {
    for (std::uint32_t i = 0; run.outer.begin + i < run.outer.end; ++i) {
      const char c = file[run.outer.begin + i];
      back.at(run.inner + i) = c == node.value.at(run.inner + i) ? c : '~';
    }
  }
  return back;
}

}  // namespace

TEST_CASE("block scalars map line by line") {
  CHECK(read_back("a: |\n  one\n  two three\n") == "one?two three?");
  CHECK(read_back("a: |-\n    one\n      two\n\n    three\n") == "one?  two??three");
  CHECK(read_back("a: >\n  one\n  two\n\n  three\n") == "one?two?three?");
  CHECK(read_back("a: >-\n  one\n    more\n  two\n") == "one?  more?two");
  CHECK(read_back("a: |2\n    one\n  two\n") == "  one?two?");
  CHECK(read_back("a: |\r\n  one\r\n  two\r\n") == "one?two?");
  CHECK(read_back("a: | # note\n  one\n") == "one?");
  CHECK(read_back("a: |\n\n  one\n") == "?one?");
  CHECK(read_back("b:\n  - x\na: !!str |\n  one\n") == "one?");
  CHECK(read_back("a: |\n") == "");
}

TEST_CASE("flow scalars map byte by byte") {
  CHECK(read_back("a: one two\n") == "one two");
  CHECK(read_back("a: one\n  two\n") == "one?two");
  CHECK(read_back("a: 'it''s'\n") == "it's");
  CHECK(read_back("a: \"x\\ty\\\"z\"\n") == "x~y~z");
  CHECK(read_back("a: \"\\u00e4b\"\n") == "~?b");
  CHECK(read_back("a: \"one\n  two\"\n") == "one?two");
  CHECK(read_back("a: \"one\\\n  two\"\n") == "onetwo");
  CHECK(read_back("{\"a\": \"x\"}") == "x");
}

TEST_CASE("expressions become variables of the same length") {
  CHECK(without_expressions("a ${{ env.IMAGE }} b") == "a ${__env_IMAGE__} b");
  CHECK(without_expressions("${{ x }}", "args") == "${args_}");
  CHECK(without_expressions("${{ open") == "${{ open");
  CHECK(without_expressions("${{}}") == "${__}");
  CHECK(without_expressions("$X ${Y}") == "$X ${Y}");
}

TEST_CASE("a text of several pieces maps back to the file") {
  const std::string file = "a: |\n  docker run x\nb: y\n";
  const auto parsed = syntax::yaml::parse(file);
  ExtractText text{file};
  text.add("# ", {1, 2});
  text.add(*parsed.value.roots.at(0)->get("a"));
  const Extract extract = std::move(text).finish(Artefact::shell, "job/x");
  CHECK(extract.text == "# docker run x\n");
  CHECK(extract.map.outer({2, 8}) == Span{7, 13});
  CHECK(extract.map.outer({0, 1}) == Span{1, 2});
  CHECK(extract.owner == "job/x");
}
