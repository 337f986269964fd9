// SPDX-License-Identifier: Apache-2.0
#include "gate/core/tree.hpp"

#include "tests/catch.hpp"

TEST_CASE("a recording tree notes what is there and what is not") {
  gate::MemoryTree memory;
  memory.add("a/b", "text");
  memory.add("a/b", "newer");
  memory.add("ab", "other");
  const gate::RecordingTree tree{memory};
  CHECK(std::get<std::string>(tree.read("a/b")) == "newer");
  CHECK(std::get<gate::Tree::NotRead>(tree.read("a/c")).absence == gate::Cause::missing);
  CHECK(tree.list("a").value.size() == 1);
  CHECK(tree.list("").value.size() == 2);
  CHECK(tree.asked() == std::vector<std::string>{"a/b", "a/c", "a/", "/"});
}
