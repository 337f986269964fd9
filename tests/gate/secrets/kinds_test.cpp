// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/kinds.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/secrets/checksum.hpp"
#include "gate/secrets/detector.hpp"
#include "tests/catch.hpp"
#include "tests/gate/secrets/scanning.hpp"

using namespace gate;
using namespace gate::secrets;

namespace {

// The value in five syntaxes, and with CRLF.
std::vector<std::string> settings_of(const std::string& key, const std::string& value) {
  return {key + "=" + value + "\nOTHER=1\n",
          "first: 1\n  " + key + ": " + value + "\n",
          "{\"a\": 1, \"" + key + "\": \"" + value + "\"}",
          "https://h.test/p?" + key + "=" + value + "&x=1",
          "A=1\r\n" + key + "=" + value + "\r\nB=2\r\n",
          "const " + key + " = \"" + value + "\";\n"};
}

bool is_url_safe(std::string_view value) {
  return value.find_first_of("&# %=<>+") == std::string_view::npos;
}

}  // namespace

TEST_CASE("every kind says everything a rule must say, under its own id and slug") {
  std::set<std::string_view> ids, slugs;
  int number = 0;
  for (const RuleInfo* kind : kinds()) {
    CAPTURE(kind->id, kind->name);
    CHECK(is_complete(*kind));
    CHECK(kind->id == fmt::format("TOK{:03}", ++number));
    CHECK(ids.insert(kind->id).second);
    CHECK(slugs.insert(kind->name).second);
    CHECK(std::all_of(kind->name.begin(), kind->name.end(),
                      [](char c) { return is_digit(c) || c == '-' || (c >= 'a' && c <= 'z'); }));
    CHECK(kind->title.back() != '.');
    CHECK(kind->why.back() == '.');
    CHECK(kind->fix.back() == '.');
    CHECK(kind->references[0].substr(0, 8) == "https://");
  }
  CHECK(ids.size() >= 60);
}

TEST_CASE("every kind finds its bad example and not its good one") {
  for (const RuleInfo* kind : kinds()) {
    CAPTURE(kind->id, kind->name);
    for (const Example& bad : kind->bad) {
      CAPTURE(bad.text);
      const auto hits = scan_text(bad.text);
      CHECK(
          std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.kind == kind; }));
    }
    for (const Example& good : kind->good) {
      CAPTURE(good.text);
      CHECK(scan_text(good.text).empty());
    }
  }
}

TEST_CASE("every token is found in env, YAML, JSON, URL, CRLF and program text") {
  for (const Detector* detector : all_detectors()) {
    if (detector->key.empty()) continue;  // known by its place
    CAPTURE(detector->info.id, detector->info.name);
    const std::string value{detector->sample};
    const auto texts = settings_of(std::string{detector->key}, value);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (i == 3 && !is_url_safe(value)) continue;
      CAPTURE(texts[i]);
      const auto hits = scan_text(texts[i], i == 5 ? "src/main.ts" : "app.cfg");
      REQUIRE(hits.size() == 1);
      CHECK(hits[0].kind->name == detector->info.name);
      CHECK(texts[i].substr(hits[0].value.begin, hits[0].value.end - hits[0].value.begin) == value);
    }
  }
}

TEST_CASE("no hit shows a byte of the value beyond its public prefix") {
  for (const Detector* detector : all_detectors()) {
    CAPTURE(detector->info.name);
    for (const Hit& hit : scan_text(detector->info.bad[0].text)) {
      const std::string_view shown = hit.redacted;
      REQUIRE(shown.size() >= 3);
      const std::string_view prefix = shown.substr(0, shown.size() - 3);
      CHECK(shown.substr(shown.size() - 3) == "…");
      CHECK(prefix.size() <= engine::public_prefix(detector->pattern.shape, detector->sample));
      CHECK(hit.reason.find(detector->sample) == std::string::npos);
      CHECK(hit.hash.find(detector->sample) == std::string::npos);
    }
  }
}
