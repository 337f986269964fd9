// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/engine/matcher.hpp"

#include <string>
#include <vector>

#include "gate/secrets/engine/compile.hpp"
#include "gate/secrets/engine/confirmer.hpp"
#include "gate/secrets/patterns.hpp"
#include "tests/catch.hpp"

using namespace gate;
using namespace gate::secrets::engine;

namespace {

Pattern shape(std::string_view text) {
  Pattern pattern;
  pattern.shape = text;
  return pattern;
}

std::vector<Span> found(Matcher& matcher, std::string_view text) {
  std::vector<Span> spans;
  for (const Fault& fault : matcher.find(text, [&](const Match& match) {
         spans.push_back(match.value);
         return true;
       }))
    FAIL(fault.what);
  return spans;
}

}  // namespace

TEST_CASE("patterns compile at start where none were prepared, silently") {
  const auto database = Database::open({shape("tok_<D4-9>")}, {});
  REQUIRE(database);
  CHECK((*database)->note().empty());
  Matcher matcher{*database};
  CHECK(found(matcher, "tok_1234 tok_123 tok_123456789\n") == std::vector<Span>{{0, 8}, {17, 30}});
}

TEST_CASE("a prepared database that Vectorscan refuses is compiled again, and that is said") {
  const auto database = Database::open({shape("tok_<D4-9>")}, "of another version");
  REQUIRE(database);
  CHECK((*database)->note().find("compiled again") != std::string::npos);
  Matcher matcher{*database};
  CHECK(found(matcher, "tok_1234").size() == 1);
}

TEST_CASE("a serialized database can be opened") {
  const std::vector<Pattern> patterns = {shape("tok_<D4-9>"), shape("key_<A8>")};
  const auto bytes = compile(patterns);
  REQUIRE(bytes);
  const auto database = Database::open(patterns, *bytes);
  REQUIRE(database);
  CHECK((*database)->note().empty());
  Matcher matcher{*database};
  CHECK(found(matcher, "x\nkey_abcdefgh\n") == std::vector<Span>{{2, 14}});
}

TEST_CASE("a pattern that does not compile is an error that names it") {
  Pattern broken;
  broken.probe = "a(";
  const auto bytes = compile({broken});
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error().what.find("'a('") != std::string::npos);
}

TEST_CASE("a confirming pattern that does not compile is a fault") {
  Pattern broken;
  broken.probe = "abc";
  broken.confirm = "abc(";
  const auto database = Database::open({broken}, {});
  REQUIRE(database);
  Matcher matcher{*database};
  const auto faults = matcher.find("abc", [](const Match&) { return true; });
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].cause == Cause::internal);
}

TEST_CASE("backtracking without end is a fault, not a hang") {
  Pattern evil;
  evil.probe = "aaaa";
  evil.confirm = "(?:a+)+(?:a+)+b";
  const auto database = Database::open({evil}, {});
  REQUIRE(database);
  Matcher matcher{*database};
  const auto faults =
      matcher.find(std::string(3000, 'a') + "xb", [](const Match&) { return true; });
  REQUIRE_FALSE(faults.empty());
  CHECK(faults[0].cause == Cause::limit);
}

TEST_CASE("every match is handed on once, however long the line") {
  const auto database = Database::open({shape("tok_<D4-9>")}, {});
  REQUIRE(database);
  Matcher matcher{*database};
  std::string text;
  for (int i = 0; i < 5000; ++i)
    text += "tok_123456 ";
  const auto spans = found(matcher, text);
  REQUIRE(spans.size() == 5000);
  for (std::size_t i = 0; i < spans.size(); ++i)
    REQUIRE(spans[i].begin == i * 11);
}

TEST_CASE("a sink can end the search") {
  const auto database = Database::open({shape("tok_<D4-9>")}, {});
  REQUIRE(database);
  Matcher matcher{*database};
  int count = 0;
  CHECK(matcher.find("tok_1234\ntok_1234\ntok_1234\n", [&](const Match&) { return ++count < 2; })
            .empty());
  CHECK(count == 2);
}

TEST_CASE("every confirming expression of the detectors compiles") {
  const auto list = gate::secrets::pattern_list();
  for (std::size_t i = 0; i < list.patterns.size(); ++i) {
    if (list.owners[i] == nullptr) continue;
    CAPTURE(list.owners[i]->info.name);
    CHECK(Confirmer{list.patterns[i]}.is_usable());
  }
}
