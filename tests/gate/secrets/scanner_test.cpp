// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/scanner.hpp"

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "gate/secrets/detector.hpp"
#include "gate/secrets/judge.hpp"
#include "gate/secrets/redact.hpp"
#include "tests/catch.hpp"
#include "tests/gate/secrets/scanning.hpp"

using namespace gate;
using namespace gate::secrets;

namespace {

using Names = std::vector<std::string_view>;

std::string sample_of(std::string_view slug) {
  for (const Detector* detector : all_detectors())
    if (detector->info.name == slug) return std::string{detector->sample};
  FAIL("no kind " << slug);
  return {};
}

// A password that no word list holds.
const std::string password = std::string{"kV7"} + "#pq2" + "Zt9w";

}  // namespace

TEST_CASE("no fault, no note: the patterns prepared at build time are in use") {
  CHECK(test_engine()->note().empty());
}

TEST_CASE("a hit names place, hash and prefix") {
  const std::string token = sample_of("github-pat");
  const std::string text = "a: 1\nb: " + token + "\n";
  const auto hits = scan_text(text);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].value == Span{8, 48});
  CHECK(hits[0].redacted == "ghp_…");
  CHECK(hits[0].hash.size() == 64);
  CHECK_FALSE(hits[0].generic);
  CHECK_FALSE(hits[0].allowed);
}

TEST_CASE("hashes depend on key, kind and value, not on the place") {
  const std::string token = sample_of("github-pat");
  const std::string first = scan_text("a=" + token)[0].hash;
  CHECK(first == scan_text("\n\nzz: \"" + token + "\"")[0].hash);
  Scanner other{Engine::create("another key").value};
  CHECK(other.scan("a=" + token, "").value.at(0).hash != first);
}

TEST_CASE("a guessable value has a short hash") {
  const auto hits = scan_text("DB_PASSWORD=" + password);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].generic);
  CHECK(hits[0].hash.size() == 6);
  CHECK(hits[0].redacted == "…");
}

TEST_CASE("one finding a value: the most specific kind wins") {
  CHECK(kinds_in("GITHUB_TOKEN=" + sample_of("github-pat")) == Names{"github-pat"});
  CHECK(kinds_in("url=https://x:" + sample_of("github-pat") + "@git.corp.net/a.git") ==
        Names{"github-pat"});
  CHECK(kinds_in("Authorization: Bearer " + sample_of("jwt")) == Names{"jwt"});
  CHECK(kinds_in("STRIPE_KEY=" + sample_of("stripe-secret")) == Names{"stripe-secret"});
  CHECK(kinds_in("CLERK_SECRET_KEY=" + sample_of("clerk")) == Names{"clerk"});
  CHECK(kinds_in("//registry.npmjs.org/:_authToken=" + sample_of("npm")) == Names{"npm"});
}

TEST_CASE("shared prefixes are told apart") {
  const std::string hex = sample_of("deepseek");
  CHECK(kinds_in("DEEPSEEK_API_KEY=" + hex) == Names{"deepseek"});
  CHECK(kinds_in("OPENAI_API_KEY=" + hex) == Names{"openai-compatible"});
  CHECK(kinds_in("class=\"" + hex + "\"").empty());
  CHECK(kinds_in("x=" + sample_of("openrouter")) == Names{"openrouter"});
  CHECK(kinds_in("x=" + sample_of("openai-old")) == Names{"openai-old"});
  CHECK(kinds_in("x=" + sample_of("segment")) == Names{"segment"});
  CHECK(kinds_in("x=" + sample_of("sourcegraph")) == Names{"sourcegraph"});
  CHECK(kinds_in("x=" + sample_of("slack-config-refresh")) == Names{"slack-config-refresh"});
  CHECK(kinds_in("DESK" + sample_of("twilio-key").substr(2)).empty());
  CHECK(kinds_in("pk_" + std::string{"live_"} + sample_of("clerk").substr(8)).empty());
}

TEST_CASE("an AWS key id alone is medium, with its secret critical") {
  const std::string id = sample_of("aws-access-key");
  const std::string secret = sample_of("aws-secret");
  const auto alone = scan_text("aws_access_key_id = " + id + "\n");
  REQUIRE(alone.size() == 1);
  CHECK(alone[0].severity == Severity::medium);
  const auto pair = scan_text("[default]\naws_access_key_id = " + id +
                              "\naws_secret_access_key = " + secret + "\n");
  REQUIRE(pair.size() == 2);
  CHECK(pair[0].severity == Severity::critical);
  CHECK(pair[0].reason == "its secret half stands close by");
  CHECK(pair[1].kind->name == "aws-secret");
  CHECK(pair[1].severity == Severity::critical);
}

TEST_CASE("placeholders of a fixed shape are nobody's token") {
  CHECK(kinds_in("ghp_" + std::string(36, 'x')).empty());
  CHECK(kinds_in("ghp_" + std::string(36, '0')).empty());
  CHECK(kinds_in("aws_access_key_id = AKIAIOSFODNN7" + std::string{"EXAMPLE"}).empty());
  CHECK(kinds_in("sk_test_" + std::string{"your_key_here_your_key_here"}).empty());
  CHECK(kinds_in("glpat-" + std::string{"abcdefghijklmnopqrst"}).empty());
}

TEST_CASE("digests, ids and paths are no secrets") {
  const std::string sha1 = "3f786850e387550fdab836ed7e6dc881de23001b";
  const std::string uuid = "0b9c1d1e-52f0-4bd9-8f3c-9a2f6f3f5f10";
  CHECK(kinds_in("commit " + sha1 + "\nsha: " + sha1 + "\nid = \"" + uuid + "\"\n").empty());
  CHECK(kinds_in("integrity sha512-" + std::string(86, 'Q') + "==\n").empty());
  CHECK(kinds_in("password_file: /run/secrets/db\nDB_PASSWORD_FILE=/run/secrets/db\n").empty());
  CHECK(kinds_in("git checkout " + sha1.substr(0, 12)).empty());
}

TEST_CASE("a neighbour of a shape is not the shape") {
  const std::string token = sample_of("github-pat");
  CHECK(kinds_in("x=" + token.substr(0, 39)).empty());
  CHECK(kinds_in("x=" + token + "A").empty());
  CHECK(kinds_in("x" + token).empty());
  CHECK(kinds_in("x=" + token + "-suffix") == Names{"github-pat"});
  CHECK(kinds_in("q%3D" + token) == Names{"github-pat"});
  CHECK(kinds_in("\"a\\n" + token + "\\n\"") == Names{"github-pat"});
}

TEST_CASE("a private key is found in a file, in a string and in base64") {
  const auto rsa = scan_text("x\n" + std::string{all_detectors()[263]->info.bad[0].text} + "y\n");
  REQUIRE(rsa.size() == 1);
  CHECK(rsa[0].kind->name == "private-key");
  const std::string header = std::string{"-----BEGIN PRIVATE"} + " KEY-----";
  const std::string lines = sample_of("private-key");
  std::string escaped;
  for (const char c : lines)
    escaped += c == '\n' ? std::string{"\\n"} : std::string(1, c);
  CHECK(kinds_in("{\"key\": \"" + header + "\\n" + escaped + "\"}") == Names{"private-key"});
  CHECK(kinds_in("if (text.startsWith(\"" + header + "\")) {\n  return parse(text);\n}\n").empty());
  CHECK(kinds_in(header + "\n...\n-----END PRIVATE KEY-----\n").empty());
}

TEST_CASE("gitleaks:allow on the line marks the hit") {
  const std::string token = sample_of("github-pat");
  const auto hits =
      scan_text("a=" + token + "  # gitleaks:allow\nb=" + token + "\nc: betterleaks:allow\n");
  REQUIRE(hits.size() == 2);
  CHECK(hits[0].allowed);
  CHECK_FALSE(hits[1].allowed);
}

TEST_CASE("in a test path a generic finding is one lower, a token is not") {
  const std::string text = "DB_PASSWORD=" + password + "\nT=" + sample_of("gitlab-pat") + "\n";
  const auto there = scan_text(text, "config/app.env");
  const auto test = scan_text(text, "tests/fixtures/app.env");
  REQUIRE(there.size() == 2);
  REQUIRE(test.size() == 2);
  CHECK(there[0].severity == Severity::high);
  CHECK(test[0].severity == Severity::medium);
  CHECK(test[1].severity == there[1].severity);
}

TEST_CASE("binary content is searched for fixed shapes only") {
  std::string text = "DB_PASSWORD=" + password + "\n";
  text += '\0';
  text += "\x01" + sample_of("github-pat") + "\x02";
  CHECK(kinds_in(text) == Names{"github-pat"});
}

TEST_CASE("UTF-8 before, in and behind a value is no obstacle") {
  CHECK(kinds_in("ключ: " + sample_of("github-pat") + " — да\n") == Names{"github-pat"});
  CHECK(kinds_in(std::string{"password"} + ": \"пароль7Жx9\"\n") == Names{"generic-password"});
  CHECK(kinds_in("\xEF\xBB\xBF"
                 "DB_PASSWORD=" +
                 password) == Names{"generic-password"});
}

TEST_CASE("a token deep in a line of a megabyte is found, at its place") {
  std::string text;
  while (text.size() < 500'000)
    text += "function(a,b){return a.token=b.token||c};";
  const std::string token = sample_of("slack-bot");
  const std::size_t at = text.size() + 3;
  text += "t=\"" + token + "\";";
  while (text.size() < 1'000'000)
    text += "var x=this.password,y=n(31);";
  const auto hits = scan_text(text, "app.min.js");
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].value.begin == at);
  CHECK(hits[0].value.end == at + token.size());
}

TEST_CASE("a wall of tokens on one line loses none") {
  const std::string token = sample_of("github-pat");
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += token + " ";
  CHECK(scan_text(text).size() == 3000);
}

TEST_CASE("a flood of hits ends with a fault, not in silence") {
  const std::string token = sample_of("github-pat");
  std::string text;
  for (int i = 0; i < 20'001; ++i)
    text += token + "\n";
  Scanner scanner{test_engine()};
  const auto outcome = scanner.scan(text, "big.txt");
  CHECK(outcome.value.size() == 20'000);
  REQUIRE(outcome.faults.size() == 1);
  CHECK(outcome.faults[0].cause == Cause::limit);
  CHECK(outcome.faults[0].path == "big.txt");
  CHECK(scanner.scan("a=" + token, "").faults.empty());
}

TEST_CASE("empty and tiny texts hold nothing") {
  CHECK(scan_text("").empty());
  CHECK(scan_text("=").empty());
  CHECK(scan_text("password=").empty());
  CHECK(scan_text("password").empty());
  CHECK(scan_text(":password").empty());
}

TEST_CASE("threads share an engine") {
  const std::string text = "a\nT=" + sample_of("github-pat") + "\nDB_PASSWORD=" + password + "\n";
  std::atomic<int> wrong{0};
  const auto work = [&] {
    Scanner scanner{test_engine()};
    for (int i = 0; i < 500; ++i) {
      const auto found = scanner.scan(text, "");
      if (found.value.size() != 2 || !found.faults.empty()) ++wrong;
    }
  };
  std::thread first{work};
  std::thread second{work};
  first.join();
  second.join();
  CHECK(wrong == 0);
}

TEST_CASE("redaction covers the value and keeps the rest") {
  const std::string token = sample_of("github-pat");
  const std::string text = "one\nTOKEN=" + token + " # mine\nthree\n";
  const auto hits = scan_text(text);
  CHECK(redact(text, hits) == "one\nTOKEN=ghp_… # mine\nthree\n");
  CHECK(redact_line(text, {4, 57}, hits) == "TOKEN=ghp_… # mine");
  CHECK(redact_line(text, {20, 57}, hits) == "… # mine");
  CHECK(redact_line(text, {0, 3}, hits) == "one");
  Scanner scanner{test_engine()};
  CHECK(scanner.redact("cannot push to https://bot:" + token + "@git.corp.net") ==
        "cannot push to https://bot:ghp_…@git.corp.net");
  CHECK(scanner.redact("nothing here") == "nothing here");
}

TEST_CASE("redaction leaves nothing of a value that several kinds claimed") {
  const std::string text = "DB_PASSWORD=\"" + sample_of("gitlab-pat") + "!" + password + "\"";
  const auto hits = scan_text(text);
  REQUIRE(hits.size() == 1);
  CHECK(redact(text, hits).find(password) == std::string::npos);
}

TEST_CASE("the judge takes the whole value") {
  const Judge judge{test_engine()};
  const auto word = [&](std::string_view key, std::string_view value) -> std::string {
    const auto secret = judge.judge(key, value);
    return secret ? std::string{secret->kind->name} : "nothing";
  };
  const std::string odd = "it's 7\"kV";
  CHECK(word("DB_PASSWORD", password) == "generic-password");
  CHECK(word("DB_PASSWORD", "with \"quotes\" and 7 blanks") == "nothing");
  CHECK(word("DB_PASSWORD", odd) == "generic-password");
  CHECK(word("ANYTHING", sample_of("github-pat")) == "github-pat");
  CHECK(word("DATABASE_URL", "postgres://app:" + password + "@db/app") == "database-url");
  CHECK(word("DB_PASSWORD", "${DB_PASSWORD}") == "nothing");
  CHECK(word("DB_PASSWORD", "changeme") == "nothing");
  CHECK(word("DB_PASSWORD_FILE", "/run/secrets/db") == "nothing");
  CHECK(word("AWS_SECRET_ACCESS_KEY", sample_of("aws-secret")) == "aws-secret");
  CHECK(word("PATH", "/usr/bin:/bin") == "nothing");
  CHECK(word("", "") == "nothing");
}
