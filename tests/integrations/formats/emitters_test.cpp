// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/emitters.hpp"

#include <set>
#include <string>

#include "gate/core/text.hpp"
#include "tests/catch.hpp"
#include "tests/gate/report/fixture.hpp"

namespace gate::formats {
namespace {

TEST_CASE("every format has its own name and one emitter") {
  std::set<std::string_view> names;
  for (const Emitter& emitter : emitters()) {
    CHECK(names.insert(emitter.name).second);
    CHECK_FALSE(emitter.extension.empty());
    REQUIRE(emitter.emit != nullptr);
    CHECK(emitter_named(emitter.name) == &emitter);
  }
  for (const std::string_view name :
       {"terminal", "json", "sarif", "github", "codequality", "markdown"})
    CHECK(names.count(name) == 1);
  CHECK(emitter_named("xml") == nullptr);
}

TEST_CASE("no format passes on a byte that a terminal obeys or that is not UTF-8") {
  for (const Emitter& emitter : emitters()) {
    INFO(emitter.name);
    const std::string text = test::emitted(emitter.emit, test::hostile_report(), test::options());
    CHECK(is_utf8(text));
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\r') == std::string::npos);
    CHECK(text.find("\xe2\x80\xae") == std::string::npos);
  }
}

TEST_CASE("every format works on an empty report and without any option") {
  for (const Emitter& emitter : emitters()) {
    INFO(emitter.name);
    test::emitted(emitter.emit, Report{}, report::Options{});
    CHECK_FALSE(test::emitted(emitter.emit, test::rich_report(), report::Options{}).empty());
  }
}

TEST_CASE("every format gives the same text for the same report") {
  for (const Emitter& emitter : emitters()) {
    INFO(emitter.name);
    CHECK(test::emitted(emitter.emit, test::rich_report(), test::options()) ==
          test::emitted(emitter.emit, test::rich_report(), test::options()));
  }
}

TEST_CASE("every format names the suppressions that the change adds") {
  for (const Emitter& emitter : emitters()) {
    INFO(emitter.name);
    const std::string text = test::emitted(emitter.emit, test::rich_report(), test::options());
    CHECK(text.find("gate:ignore IMG010 reason: CI only") != std::string::npos);
  }
}

}  // namespace
}  // namespace gate::formats
