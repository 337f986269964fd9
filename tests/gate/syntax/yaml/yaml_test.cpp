// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/yaml/yaml.hpp"

#include <string>

#include "tests/catch.hpp"

namespace yaml = gate::syntax::yaml;
using gate::Cause;
using gate::Span;

namespace {

std::string_view at(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

const yaml::Node& root(const gate::Outcome<yaml::Stream>& parsed) {
  REQUIRE(parsed.faults.empty());
  REQUIRE_FALSE(parsed.value.roots.empty());
  return *parsed.value.roots.front();
}

}  // namespace

TEST_CASE("scalars, sequences and mappings keep their bytes") {
  const std::string text = "a: 1\nb:\n  - x\n  - \"y z\"\nc: {d: e}\n";
  const auto parsed = yaml::parse(text);
  const auto& node = root(parsed);
  REQUIRE(node.is_mapping());
  CHECK(node.get("a")->value == "1");
  CHECK(node.get("a")->plain);
  REQUIRE(node.get("b")->is_sequence());
  REQUIRE(node.get("b")->items.size() == 2);
  CHECK(at(text, node.get("b")->items[1].at) == "\"y z\"");
  CHECK_FALSE(node.get("b")->items[1].node->plain);
  CHECK(at(text, node.find("c")->key_at) == "c");
  CHECK(at(text, node.get("c")->span) == "{d: e}");
  CHECK(node.get("c")->get("d")->value == "e");
  CHECK(node.get("missing") == nullptr);
  CHECK(node.get("a")->get("x") == nullptr);
}

TEST_CASE("offsets are bytes, also behind letters of several bytes and CRLF") {
  const std::string text = "ä: \"öü€\"\r\n😀: [b, c]\r\nlast: d\r\n";
  const auto parsed = yaml::parse(text);
  const auto& node = root(parsed);
  CHECK(at(text, node.find("ä")->key_at) == "ä");
  CHECK(at(text, node.find("ä")->value.at) == "\"öü€\"");
  CHECK(at(text, node.find("😀")->value.at) == "[b, c]");
  CHECK(at(text, node.get("😀")->items[1].at) == "c");
  CHECK(at(text, node.find("last")->value.at) == "d");
}

TEST_CASE("a byte order mark does not move the offsets") {
  const std::string text =
      "\xEF\xBB\xBF"
      "a: b\n";
  const auto parsed = yaml::parse(text);
  const auto& node = root(parsed);
  REQUIRE(node.find("a") != nullptr);
  CHECK(at(text, node.find("a")->value.at) == "b");
  CHECK(at(text, node.find("a")->key_at) == "a");
}

TEST_CASE("block scalars are folded, null is told from text") {
  const auto parsed = yaml::parse("a: |\n  x\n  y\nb: >-\n  x\n  y\nc:\nd: ~\ne: \"\"\nf: null\n");
  const auto& node = root(parsed);
  CHECK(node.get("a")->value == "x\ny\n");
  CHECK(node.get("b")->value == "x y");
  CHECK(node.get("c")->is_null());
  CHECK(node.get("d")->is_null());
  CHECK_FALSE(node.get("e")->is_null());
  CHECK(node.get("f")->is_null());
}

TEST_CASE("an alias has the anchor's value and its own place") {
  const std::string text = "base: &b {x: 1}\nuse: *b\n";
  const auto parsed = yaml::parse(text);
  const auto& node = root(parsed);
  CHECK(node.get("use") == node.get("base"));
  CHECK(at(text, node.find("use")->value.at) == "*b");
}

TEST_CASE("merge keys: own pairs win, then the first source") {
  const std::string text =
      "one: &one {x: 1, y: 1}\ntwo: &two {y: 2, z: 2}\nuse:\n  <<: [*one, *two]\n  x: 0\n";
  const auto parsed = yaml::parse(text);
  const auto* use = root(parsed).get("use");
  REQUIRE(use != nullptr);
  CHECK(use->get("x")->value == "0");
  CHECK(use->get("y")->value == "1");
  CHECK(use->get("z")->value == "2");
  CHECK(use->get("<<") == nullptr);
  CHECK(at(text, use->find("z")->value.at) == "*two");
  CHECK(parsed.value.repeated.empty());
}

TEST_CASE("a merged mapping's own merge is applied") {
  const auto parsed = yaml::parse("a: &a {x: 1}\nb: &b\n  <<: *a\n  y: 2\nc:\n  <<: *b\n  z: 3\n");
  const auto* last = root(parsed).get("c");
  CHECK(last->get("x")->value == "1");
  CHECK(last->get("y")->value == "2");
}

TEST_CASE("a repeated key keeps its last value and is told") {
  const std::string text = "a: 1\nb: 2\na: 3\n";
  const auto parsed = yaml::parse(text);
  const auto& node = root(parsed);
  CHECK(node.pairs.size() == 2);
  CHECK(node.get("a")->value == "3");
  REQUIRE(parsed.value.repeated.size() == 1);
  CHECK(parsed.value.repeated[0].key == "a");
  CHECK(parsed.value.repeated[0].at.begin == 10);
}

TEST_CASE("an alias to the collection around it is no circle") {
  const auto parsed = yaml::parse("a: &a\n  b: *a\n");
  REQUIRE_FALSE(parsed.value.roots.empty());
  const auto* inner = parsed.value.roots.front()->get("a");
  REQUIRE(inner != nullptr);
  REQUIRE(inner->get("b") != nullptr);
  CHECK(inner->get("b") != inner);
  CHECK(inner->get("b")->is_scalar());
}

TEST_CASE("an unknown alias is a null, not a crash") {
  const auto parsed = yaml::parse("a: *nothing\nb: 1\n");
  REQUIRE_FALSE(parsed.value.roots.empty());
  REQUIRE(parsed.value.roots.front()->get("a") != nullptr);
  CHECK(parsed.value.roots.front()->get("b")->value == "1");
}

TEST_CASE("a billion laughs hits the limit") {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string last = std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j)
      text += (j > 0 ? ", *a" : "*a") + last;
    text += "]\n";
  }
  const auto parsed = yaml::parse(text);
  REQUIRE(parsed.faults.size() == 1);
  CHECK(parsed.faults[0].cause == Cause::limit);
}

TEST_CASE("merge keys cannot multiply without end") {
  std::string text = "m: &m {";
  for (int i = 0; i < 2000; ++i)
    text += (i > 0 ? ", k" : "k") + std::to_string(i) + ": 1";
  text += "}\n";
  for (int i = 0; i < 2000; ++i)
    text += "u" + std::to_string(i) + ": {<<: *m}\n";
  const auto parsed = yaml::parse(text);
  REQUIRE(parsed.faults.size() == 1);
  CHECK(parsed.faults[0].cause == Cause::limit);
}

TEST_CASE("depth is limited, with a sentence") {
  const auto deep = yaml::parse(std::string(5'000, '['));
  REQUIRE(deep.faults.size() == 1);
  CHECK(deep.faults[0].cause == Cause::limit);
  CHECK(deep.faults[0].what == "1:201: more than 1000000 values or 200 levels; not read on");
  const auto fine = yaml::parse(std::string(150, '[') + std::string(150, ']'));
  CHECK(fine.faults.empty());
}

TEST_CASE("several documents, and what an empty one is") {
  const auto parsed = yaml::parse("a: 1\n---\n- 2\n---\n...\n---\nlast\n");
  REQUIRE(parsed.faults.empty());
  REQUIRE(parsed.value.roots.size() == 4);
  CHECK(parsed.value.roots[1]->is_sequence());
  CHECK(parsed.value.roots[2]->is_null());
  CHECK(parsed.value.roots[3]->value == "last");
  CHECK(yaml::parse("").value.roots.empty());
  CHECK(yaml::parse("# only a comment\n").value.roots.empty());
}

TEST_CASE("anchors end with their document") {
  const auto parsed = yaml::parse("a: &x 1\n---\nb: *x\n");
  REQUIRE(parsed.value.roots.size() >= 1);
  if (parsed.value.roots.size() == 2) CHECK(parsed.value.roots[1]->get("b")->value.empty());
}

TEST_CASE("broken YAML gives what stands before it, and one fault with a place") {
  const auto parsed = yaml::parse("a: 1\n---\nb: [1, 2\nc: }\n");
  REQUIRE(parsed.faults.size() == 1);
  CHECK(parsed.faults[0].cause == Cause::unparsable);
  CHECK(parsed.faults[0].what.rfind("4:", 0) == 0);
  REQUIRE_FALSE(parsed.value.roots.empty());
  CHECK(parsed.value.roots[0]->get("a")->value == "1");
}

TEST_CASE("what is no UTF-8 and control bytes are faults") {
  CHECK(yaml::parse("a: \xFF\xFE\n").faults.size() == 1);
  CHECK(yaml::parse(std::string("a: \0b\n", 7)).faults.size() == 1);
  CHECK(yaml::parse("a:\n\tb: 1\n").faults.size() == 1);
}

TEST_CASE("keys that are no scalar have an empty name") {
  const auto parsed = yaml::parse("? [a, b]\n: 1\nc: 2\n");
  const auto& node = root(parsed);
  REQUIRE(node.pairs.size() == 2);
  CHECK(node.pairs[0].key.empty());
  CHECK(node.get("c")->value == "2");
}

TEST_CASE("JSON is YAML") {
  const auto parsed = yaml::parse("{\"a\": {\"b\": [true, null, 1.5]}}");
  const auto* list = root(parsed).get("a")->get("b");
  REQUIRE(list->items.size() == 3);
  CHECK(yaml::is_true(*list->items[0].node));
  CHECK(list->items[1].node->is_null());
}

TEST_CASE("truth has many words") {
  const auto parsed = yaml::parse("[yes, On, TRUE, 1, no, off, False, 0, maybe]");
  const auto& items = root(parsed).items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    INFO(items[i].node->value);
    CHECK(yaml::is_true(*items[i].node) == (i < 4));
    CHECK(yaml::is_false(*items[i].node) == (i >= 4 && i < 8));
  }
}

TEST_CASE("tags are kept as written") {
  const auto parsed = yaml::parse("a: !reference [x, y]\nb: !!str 1\n");
  const auto& node = root(parsed);
  CHECK(node.get("a")->tag == "!reference");
  CHECK(node.get("b")->tag == "tag:yaml.org,2002:str");
}
