// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/json/json.hpp"

#include <array>
#include <string>
#include <vector>

#include "tests/catch.hpp"

using gate::Span;
using namespace gate::syntax::json;

namespace {

std::string error_of(std::string_view text) {
  const auto result = parse(text);
  return result ? "no error" : result.error().what;
}

std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

// Every key and value of the text, cut out by its span.
void cut(std::string_view text, const Value& value, std::vector<std::string>& onto) {
  onto.emplace_back(slice(text, value.span));
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (value.is_object()) onto.emplace_back(slice(text, value.keys[i].span));
    cut(text, value.items[i], onto);
  }
}

// Writes down what it is handed.
class Listing final : public Visitor {
 public:
  Want want(const Path& path, Kind kind) override {
    if (path.is({"skip"})) return Want::skip();
    if (path.is({"rows", "[]"})) return Want::keep(members);
    if (kind == Kind::array || kind == Kind::object) return Want::enter();
    return Want::keep();
  }
  void value(const Path& path, Value&& value) override {
    seen.push_back(path.text() + "=" + (value.is_object() ? value.get("a").text : value.text));
    if (value.is_object()) sizes.push_back(value.keys.size());
  }
  void left(const Path& path) override { seen.push_back("left " + path.text()); }
  [[nodiscard]] bool stopped() const override { return seen.size() >= enough; }

  std::array<std::string_view, 2> members = {"a", "b"};
  std::vector<std::string> seen;
  std::vector<std::size_t> sizes;
  std::size_t enough = 1000;
};

}  // namespace

TEST_CASE("a document is read with the places of its keys and values") {
  const std::string text =
      "{ \"log-driver\" : \"json-file\",\n\t\"n\":[1, -2.5e3,true , null,{}],\"\":\"\"}";
  const auto document = parse(text);
  REQUIRE(document);
  std::vector<std::string> pieces;
  cut(text, *document, pieces);
  CHECK(pieces == std::vector<std::string>{text, "\"log-driver\"", "\"json-file\"", "\"n\"",
                                           "[1, -2.5e3,true , null,{}]", "1", "-2.5e3", "true",
                                           "null", "{}", "\"\"", "\"\""});
  CHECK(document->get("log-driver").string() == "json-file");
  CHECK(document->get("n").at(1).number() == -2500.0);
  CHECK(document->get("n").at(2).is_true());
}

TEST_CASE("asking for what is not there gives nothing") {
  const auto document = parse(R"({"a": {"b": [1, "2", 3.0, 3.5, "x", 1e300]}})");
  REQUIRE(document);
  CHECK(document->get("a", "c", "d").is_null());
  CHECK(document->get("a", "b", "c").string().empty());
  CHECK(document->get("a", "b").at(99).is_null());
  CHECK(document->get("a").list().empty());
  CHECK(document->get("a", "b").at(1).integer() == 2);
  CHECK(document->get("a", "b").at(2).integer() == 3);
  CHECK_FALSE(document->get("a", "b").at(3).integer());
  CHECK_FALSE(document->get("a", "b").at(4).number());
  CHECK_FALSE(document->get("a", "b").at(5).integer());
}

TEST_CASE("an error names the place and what was expected") {
  CHECK(error_of("") == "1:1: the text ends before the document does");
  CHECK(error_of("{\n  \"a\": 1,\n}") == "3:1: a member name in double quotes was expected");
  CHECK(error_of("[1 2]") == "1:4: a comma or the end of the list was expected");
  CHECK(error_of("{\"a\" 1}") == "1:6: a colon was expected after the member name");
  CHECK(error_of("{\"\xC3\xA9\": x}") == "1:7: a value was expected");
  CHECK(error_of("{} {}") == "1:4: something follows the document");
  CHECK(error_of(std::string_view{"{}\0x", 4}) == "1:3: something follows the document");
  CHECK(error_of("[\"a") == "1:4: the text ends before the document does");
  CHECK(error_of("[NaN]") == "1:2: a value was expected");
  CHECK(error_of("['a']") == "1:2: a value was expected");
  CHECK(error_of("[\"a\nb\"]") == "1:4: an unknown escape or a raw control character stands in a string");
  CHECK(error_of(std::string(300, '[') + std::string(300, ']')) ==
        "1:257: brackets are nested more than 256 deep");
}

TEST_CASE("a hundred thousand brackets are an error, not a crash") {
  CHECK(error_of(std::string(100000, '[')) == "1:257: brackets are nested more than 256 deep");
  std::string objects;
  for (int i = 0; i < 1000; ++i)
    objects += "{\"a\":";
  CHECK(error_of(objects) == "1:1281: brackets are nested more than 256 deep");
}

TEST_CASE("bytes that are not UTF-8 become the replacement character") {
  const auto document = parse("[\"a\xFF\x62\", \"\xE2\x82\", \"\xED\xA0\x80\"]");
  REQUIRE(document);
  CHECK(document->at(0).string() ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(document->at(1).string() == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(gate::syntax::json::parse("[\"\xF0\x9F\x98\x80\"]")->at(0).string() == "\xF0\x9F\x98\x80");
}

TEST_CASE("a repeated key keeps both members in a whole document, the last one is found") {
  const auto document = parse(R"({"a": 1, "a": 2})");
  REQUIRE(document);
  CHECK(document->items.size() == 2);
  CHECK(document->get("a").integer() == 2);
}

TEST_CASE("half of a surrogate pair can be mended without moving anything") {
  CHECK(error_of(R"(["a\ud800 b"])") == "1:4: half of a surrogate pair stands alone");
  const std::string text =
      R"(["a\ud800 b", "\udc00", "\ud83d\ude00", "\\ud800", "\ud800\ud83d\ude00"])";
  const std::string mended = with_whole_surrogates(text);
  CHECK(mended == R"(["a\uFFFD b", "\uFFFD", "\ud83d\ude00", "\\ud800", "\uFFFD\ud83d\ude00"])");
  CHECK(parse(mended));
  CHECK(with_whole_surrogates("\\") == "\\");
  CHECK(with_whole_surrogates("\\ud8") == "\\ud8");
}

TEST_CASE("a stream hands out what is wanted, in the order of the text") {
  Listing listing;
  const auto defect = stream(R"({"x":{"y":[10,[11]]},"skip":{"rows":[{"a":"no"}]},
      "rows":[{"c":[{"a":1}],"a":"A","b":{"c":1}},{"d":2}],"z":null})",
                             listing);
  REQUIRE_FALSE(defect);
  CHECK(listing.seen == std::vector<std::string>{"x.y[0]=10", "x.y[1][0]=11", "left x.y[1]",
                                                 "left x.y", "left x", "rows[0]=A",
                                                 "rows[1]=", "left rows", "z=", "left "});
  CHECK(listing.sizes == std::vector<std::size_t>{2, 0});
}

TEST_CASE("a stream ends where the visitor has seen enough") {
  Listing listing;
  listing.enough = 1;
  CHECK_FALSE(stream("{\"a\": 1, \"b\": 2, ???", listing));
  CHECK(listing.seen == std::vector<std::string>{"a=1"});
}

TEST_CASE("a stream refuses a kept object that names a member twice") {
  Listing listing;
  const auto defect = stream(R"({"rows":[{"a":"1","a":"2"}]})", listing);
  REQUIRE(defect);
  CHECK(defect->kind == Defect::Kind::repeated);
  CHECK(defect->what == "an object names the member \"a\" twice");
}

TEST_CASE("a stream says when a limit is hit") {
  Listing listing;
  Limits limits;
  limits.string = 3;
  const auto text = stream(R"({"skip":"abcdef","a":"abcd"})", listing, limits);
  REQUIRE(text);
  CHECK(text->kind == Defect::Kind::limit);
  CHECK(text->what == "a string is longer than 3 bytes");
  limits = {};
  limits.nodes = 3;
  const auto nodes = stream(R"({"rows":[{"b":[1,2]}]})", listing, limits);
  REQUIRE(nodes);
  CHECK(nodes->what == "one element holds more than 3 values");
  limits = {};
  limits.bytes = 3;
  CHECK(stream("[1,2]", listing, limits)->what == "the text is larger than 3 bytes");
}

TEST_CASE("a text cut anywhere is truncated, unless nothing is missing") {
  const std::string text = R"({"a": [1.5e3, "x\u00e9\n", true, {"b": null}], "c": -0})";
  REQUIRE(parse(text));
  for (std::size_t size = 0; size < text.size(); ++size) {
    Listing listing;
    const auto defect = stream(text.substr(0, size), listing);
    INFO(text.substr(0, size));
    REQUIRE(defect);
    CHECK(defect->kind == Defect::Kind::truncated);
  }
}
