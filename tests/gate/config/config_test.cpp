// SPDX-License-Identifier: Apache-2.0
#include "gate/config/config.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "gate/config/shape.hpp"
#include "tests/catch.hpp"

using gate::Kind;
using gate::RuleInfo;
using gate::Scope;
using gate::Severity;
namespace config = gate::config;
namespace policy = gate::policy;

namespace {

std::vector<std::string> errors(std::string_view text,
                                const std::vector<const RuleInfo*>& catalogue = {}) {
  std::vector<std::string> lines;
  for (const gate::Error& error : config::parse(".gate.yaml", text, catalogue).errors)
    lines.push_back(error.what);
  return lines;
}

using Lines = std::vector<std::string>;

constexpr RuleInfo runs_as_root{.id = "IMG010", .name = "runs-as-root", .aliases = {"DL3002"}};

}  // namespace

TEST_CASE("an empty configuration is the defaults") {
  for (const char* text : {"", "# nothing\n", "---\n", "{}\n"}) {
    const auto read = config::parse(".gate.yaml", text);
    INFO(text);
    CHECK(read.errors.empty());
    CHECK(read.policy.fail_on.severity == Severity::high);
    CHECK(read.policy.ruleset == 1);
    CHECK_FALSE(read.policy.scope.has_value());
    CHECK(policy::new_suppressions(read.policy) == policy::NewSuppressions::report);
  }
}

TEST_CASE("the example of the design is read") {
  const auto read = config::parse(".gate.yaml", R"(
ruleset: 2
profile: strict
fail_on: {default: medium, secret: low, container: critical}
scope: change
new_suppressions: report
unknown_severity: critical
severity_from: trivy
unfixed: ignore
evidence:
  - kind: trivy
    path: reports/trivy*.json
    required: false
    max_age: 7d
    subject: {image: "registry/app@sha256:0123"}
    subject_unstated: accept
    baseline: reports/main/trivy.json
  - kind: snyk
    run: [snyk, container, test, app:ci, --json]
    timeout: 5m
    max_age: off
    allow_empty: true
rules: {IMG030: off, RUN101: critical, DL30*: low}
exclude: ["third_party/**"]
allowed_images: ["docker.io/library/*"]
suppress:
  - id: CVE-2026-1234
    where: {path: "services/api/**", purl: "pkg:deb/debian/openssl"}
    reason: not reachable, see SEC-42
    owner: team-api
    until: 2027-01-31
limits: {file_size: 1MiB, commits: 5}
)");
  for (const auto& error : read.errors)
    FAIL_CHECK(error.what);
  const auto& p = read.policy;
  CHECK(p.ruleset == 2);
  CHECK(p.profile == policy::Profile::strict);
  CHECK(p.fail_on.of(Kind::secret) == Severity::low);
  CHECK(p.fail_on.of(Kind::container) == Severity::critical);
  CHECK(p.fail_on.of(Kind::vulnerability) == Severity::medium);
  CHECK(policy::text_of(p.fail_on) == "medium (container: critical, secret: low)");
  CHECK(p.scope == Scope::change);
  CHECK(policy::new_suppressions(p) == policy::NewSuppressions::report);
  CHECK(p.unknown_severity == Severity::critical);
  CHECK(p.severity_from == "trivy");
  CHECK(p.unfixed == policy::Unfixed::ignore);
  REQUIRE(p.evidence.size() == 2);
  CHECK(p.evidence[0].kind == "trivy");
  CHECK_FALSE(p.evidence[0].required);
  CHECK(p.evidence[0].max_age == 604'800);
  CHECK(p.evidence[0].image == "registry/app@sha256:0123");
  CHECK(p.evidence[0].accept_unstated_subject);
  CHECK(p.evidence[0].baseline == "reports/main/trivy.json");
  CHECK(p.evidence[0].line == 11);
  CHECK(p.evidence[1].run.size() == 5);
  CHECK(p.evidence[1].timeout == 300);
  CHECK_FALSE(p.evidence[1].max_age.has_value());
  CHECK(p.evidence[1].allow_empty);
  REQUIRE(p.rules.size() == 3);
  CHECK(p.rules[0].rule == "IMG030");
  CHECK_FALSE(p.rules[0].severity.has_value());
  CHECK(p.rules[1].severity == Severity::critical);
  REQUIRE(p.suppress.size() == 1);
  CHECK(p.suppress[0].where.purl == "pkg:deb/debian/openssl");
  CHECK(p.suppress[0].until == "2027-01-31");
  CHECK(policy::source_of(p.suppress[0]) == ".gate.yaml:27");
  CHECK(p.limits.file_size == 1'048'576);
  CHECK(p.limits.commits == 5);
}

TEST_CASE("what is wrong is said with its place") {
  struct Row {
    const char* text;
    Lines expected;
  };
  const std::vector<Row> rows{
      {"ruleset: 1\n\n\n\n\n\n  \nfail-on: high\n",
       {R"(.gate.yaml:8:1: unknown key "fail-on"; did you mean "fail_on"?)"}},
      {"evidence:\n  - path: x.json\n    max-age: 1h\n",
       {R"(.gate.yaml:3:5: unknown key "max-age"; did you mean "max_age"?)"}},
      {"zzzzzzzzzzzz: 1\n", {R"(.gate.yaml:1:1: unknown key "zzzzzzzzzzzz")"}},
      {"profile: strickt\n",
       {R"(.gate.yaml:1:10: "profile" takes default, strict or cis, not "strickt"; did you mean "strict"?)"}},
      {"fail_on: severe\n",
       {R"(.gate.yaml:1:10: "fail_on" takes info, low, medium, high or critical, or a mapping from kinds to those, not "severe")"}},
      {"fail_on: {secrets: low}\n",
       {R"(.gate.yaml:1:11: unknown key "secrets"; did you mean "secret"?)"}},
      {"fail_on: {secret: 3}\n",
       {R"(.gate.yaml:1:19: "secret" takes info, low, medium, high or critical, not "3")"}},
      {"scope: [change]\n", {R"(.gate.yaml:1:8: "scope" takes change or all, not a list)"}},
      {"scope:\n", {R"(.gate.yaml:1:7: "scope" takes change or all, not nothing)"}},
      {"ruleset: -1\n", {R"(.gate.yaml:1:10: "ruleset" takes a whole number from 1 on, not "-1")"}},
      {"ruleset: 1.5\n",
       {R"(.gate.yaml:1:10: "ruleset" takes a whole number from 1 on, not "1.5")"}},
      {"evidence: x\n", {R"(.gate.yaml:1:11: "evidence" takes a list of mappings, not "x")"}},
      {"evidence: [x]\n", {R"(.gate.yaml:1:12: "evidence" takes a list of mappings, not "x")"}},
      {"evidence:\n  - kind: trivy\n",
       {R"(.gate.yaml:2:5: an entry of "evidence" needs "path" or "run")"}},
      {"evidence:\n  - path: a\n    required: yes\n",
       {R"(.gate.yaml:3:15: "required" takes true or false, not "yes")"}},
      {"evidence:\n  - path: a\n    max_age: 1 day\n",
       {R"(.gate.yaml:3:14: "max_age" takes off or a duration such as 30m, 24h or 7d, not "1 day")"}},
      {"evidence:\n  - path: a\n    timeout: off\n",
       {R"(.gate.yaml:3:14: "timeout" takes a duration such as 30m, 24h or 7d, not "off")"}},
      {"evidence:\n  - path: a\n    subject: app:ci\n",
       {R"(.gate.yaml:3:14: "subject" takes a mapping, not "app:ci")"}},
      {"evidence:\n  - path: a\n    subject_unstated: yes\n",
       {R"(.gate.yaml:3:23: "subject_unstated" takes accept, not "yes")"}},
      {"evidence:\n  - path: \"a[b\"\n",
       {R"(.gate.yaml:2:11: "path": the glob "a[b" has a "[" without "]")"}},
      {"exclude: [\"../x\"]\n",
       {R"(.gate.yaml:1:11: "exclude": the glob "../x" leaves the repository)"}},
      {"exclude: third_party\n",
       {R"(.gate.yaml:1:10: "exclude" takes a list of globs, not "third_party")"}},
      {"rules: {IMG030: never}\n",
       {R"(.gate.yaml:1:17: "IMG030" takes off, info, low, medium, high or critical, not "never")"}},
      {"rules: {\"*\": off}\n",
       {R"(.gate.yaml:1:9: "*" names no rules; a pattern is two characters or more and a final "*")"}},
      {"rules: [IMG030]\n", {R"(.gate.yaml:1:8: "rules" takes a mapping, not a list)"}},
      {"suppress:\n  - reason: x\n",
       {R"(.gate.yaml:2:5: an entry of "suppress" needs "id" or "fingerprint")"}},
      {"suppress:\n  - id: A\n    until: 2027-02-30\n",
       {R"(.gate.yaml:3:12: "until" takes a date (YYYY-MM-DD), not "2027-02-30")"}},
      {"suppress:\n  - id: A\n    until: is a random string\n",
       {R"(.gate.yaml:3:12: "until" takes a date (YYYY-MM-DD), not "is a random string")"}},
      {"limits: {file_size: huge}\n",
       {R"(.gate.yaml:1:21: "file_size" takes a size such as 10MB or 64MiB, not "huge")"}},
      {"scope: all\nscope: change\n",
       {R"(.gate.yaml:2:1: the key "scope" stands here a second time)"}},
      {"scope: all\n---\nscope: all\n",
       {".gate.yaml:3:1: a second document; the configuration is one"}},
      {"- a\n", {R"(.gate.yaml:1:1: "the configuration" takes a mapping, not a list)"}},
      {"? [a]\n: 1\n", {".gate.yaml:1:3: a key must be a word"}},
      {"größe: 1\nfail_on: {geheimnis: x}\n",
       {R"(.gate.yaml:1:1: unknown key "größe")", R"(.gate.yaml:2:11: unknown key "geheimnis")"}},
      {"profile: \"a\\e[31m\"\n",
       {R"(.gate.yaml:1:10: "profile" takes default, strict or cis, not "a\x1b[31m")"}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(errors(row.text) == row.expected);
  }
}

TEST_CASE("every error is collected, not only the first") {
  CHECK(errors("scope: x\nprofile: y\nunfixed: z\n").size() == 3);
}

TEST_CASE("errors have a cap") {
  std::string text;
  for (int i = 0; i < 5'000; ++i)
    text += "key" + std::to_string(i) + "zzzzzzzz: 1\n";
  const auto all = errors(text);
  CHECK(all.size() == 201);
  CHECK(all.back() == ".gate.yaml: more errors follow; correct these first");
}

TEST_CASE("broken YAML is one error with its place") {
  const auto all = errors("scope: [all\nprofile: x\n");
  REQUIRE(all.size() == 1);
  CHECK(all[0].rfind(".gate.yaml:2:", 0) == 0);
  CHECK(all[0].find("not valid YAML") != std::string::npos);
}

TEST_CASE("names that are meant as ours must exist") {
  const std::vector<const RuleInfo*> catalogue{&runs_as_root};
  CHECK(errors("rules: {IMG010: off, runs-as-root: low, DL3002: low, CVE-2026-1: off, "
               "aws-access-key-id: off, python.lang.x: off}\n",
               catalogue)
            .empty());
  CHECK(errors("rules: {IMG011: off}\n", catalogue) ==
        Lines{R"(.gate.yaml:1:9: unknown rule "IMG011"; did you mean "IMG010"?)"});
  CHECK(errors("rules: {run-as-root: off}\n", catalogue) ==
        Lines{R"(.gate.yaml:1:9: unknown rule "run-as-root"; did you mean "runs-as-root"?)"});
  CHECK(errors("suppress:\n  - id: [IMG010, ZZZ999]\n", catalogue) ==
        Lines{R"(.gate.yaml:2:18: unknown rule "ZZZ999")"});
  CHECK(errors("rules: {IMG011: off}\n").empty());
}

TEST_CASE("anchors and merge keys work") {
  const auto read = config::parse(
      "x.yaml",
      "evidence:\n  - &a {kind: trivy, path: a.json, max_age: 1h}\n  - {<<: *a, path: b.json}\n");
  REQUIRE(read.errors.empty());
  REQUIRE(read.policy.evidence.size() == 2);
  CHECK(read.policy.evidence[1].path == "b.json");
  CHECK(read.policy.evidence[1].max_age == 3'600);
}

TEST_CASE("the policy shown reads back the same") {
  const auto once = config::parse("x.yaml", R"(
profile: cis
fail_on: {default: low, license: critical}
scope: all
severity_from: "a \"b\" \\ \n c"
evidence:
  - {kind: trivy, path: "r/*.json", max_age: off, subject: {image: "a:b"}, subject_unstated: accept,
     baseline: b.json, run: [a, "b c", "on"], timeout: 90s, allow_empty: true, required: false}
  - {path: y.json}
rules: {DL30*: off, IMG010: info}
exclude: ["a/**", "b: c"]
allowed_images: ["docker.io/*"]
suppress:
  - {id: [A-1, B-2], where: {path: "x/**", purl: "pkg:npm/%40a/b", owner: "service/*", target: t, commit: abc},
     reason: "r: #1", owner: o, until: 2027-01-31, tool: trivy}
  - {fingerprint: "0123"}
limits: {file_size: 3kB, report_size: 1GiB, archive_size: 1500, archive_entries: 7, archive_depth: 2, commits: 9}
)");
  REQUIRE(once.errors.empty());
  const std::string shown = config::show(once.policy);
  INFO(shown);
  const auto twice = config::parse("x.yaml", shown);
  for (const auto& error : twice.errors)
    FAIL_CHECK(error.what);
  CHECK(config::show(twice.policy) == shown);
  CHECK(twice.policy.severity_from == "a \"b\" \\ \n c");
  REQUIRE(twice.policy.evidence.size() == 2);
  CHECK(twice.policy.evidence[0].run == once.policy.evidence[0].run);
  CHECK(twice.policy.evidence[0].timeout == 90);
  CHECK_FALSE(twice.policy.evidence[0].max_age.has_value());
  CHECK(twice.policy.evidence[1].max_age == 86'400);
  REQUIRE(twice.policy.suppress.size() == 2);
  CHECK(twice.policy.suppress[0].where.purl == "pkg:npm/%40a/b");
  CHECK(twice.policy.suppress[0].reason == "r: #1");
  CHECK(twice.policy.limits.archive_size == 1'500);
  CHECK(twice.policy.fail_on.of(Kind::license) == Severity::critical);
  for (const auto& key : config::top_keys()) {
    INFO(key.name);
    CHECK(shown.find(std::string{key.name} + ":") != std::string::npos);
  }
}

TEST_CASE("the defaults shown are the documented ones") {
  const auto read = config::parse("x.yaml", config::show({}));
  CHECK(read.errors.empty());
  for (const auto& key : config::top_keys()) {
    if (key.fallback.empty()) continue;
    INFO(key.name);
    const std::string line = std::string{key.name} + ": " + std::string{key.fallback} + "\n";
    const auto with = config::parse("x.yaml", line);
    CHECK(with.errors.empty());
    CHECK(config::show(with.policy) == config::show({}));
  }
}

TEST_CASE("every key has a text, and nested fallbacks parse to the defaults") {
  std::vector<config::KeyInfo> all = config::top_keys();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const config::KeyInfo key = all[i];
    INFO(key.name);
    CHECK(key.doc.size() > 10);
    if (key.keys != nullptr) {
      const auto inner = key.keys();
      all.insert(all.end(), inner.begin(), inner.end());
    }
  }
  const auto limits = config::parse(
      "x.yaml",
      "limits: {file_size: 16MiB, report_size: 512MiB, archive_size: 1GiB, archive_entries: "
      "100000, archive_depth: 4, commits: 10000}\n");
  CHECK(config::show(limits.policy) == config::show({}));
}

TEST_CASE("what gate init writes is valid and changes nothing but the scope") {
  const auto read = config::parse(".gate.yaml", config::starter());
  CHECK(read.errors.empty());
  CHECK(read.policy.scope == Scope::change);
  // With every example line switched on it is valid too.
  std::string on;
  std::istringstream lines{config::starter()};
  for (std::string line; std::getline(lines, line);) {
    const bool example = line.rfind("# ", 0) == 0 && line.find(':') != std::string::npos &&
                         line.back() != ':' && line.find(". ") == std::string::npos &&
                         line.find("by id") == std::string::npos;
    const bool opening = line == "# evidence:" || line == "# suppress:";
    on += (example || opening ? line.substr(2) : line) + "\n";
  }
  const auto all = config::parse(".gate.yaml", on);
  INFO(on);
  for (const auto& error : all.errors)
    FAIL_CHECK(error.what);
  CHECK(all.policy.evidence.size() == 1);
  CHECK(all.policy.suppress.size() == 1);
  CHECK(all.policy.rules.size() == 1);
}

TEST_CASE("the schema knows every key and allows no other") {
  const auto schema = nlohmann::json::parse(config::schema());
  CHECK(schema["additionalProperties"] == false);
  for (const auto& key : config::top_keys()) {
    INFO(key.name);
    REQUIRE(schema["properties"].contains(std::string{key.name}));
    CHECK(schema["properties"][std::string{key.name}]["description"] == std::string{key.doc});
  }
  CHECK(schema["properties"].size() == config::top_keys().size());
  const auto& evidence = schema["properties"]["evidence"];
  CHECK(evidence["type"] == "array");
  CHECK(evidence["items"]["properties"].contains("subject_unstated"));
  CHECK(evidence["items"]["properties"]["subject"]["properties"].contains("image"));
  CHECK(schema["properties"]["profile"]["enum"] == nlohmann::json({"default", "strict", "cis"}));
}

TEST_CASE("the reference names every key in a table") {
  const std::string text = config::reference_markdown();
  for (const auto& key : config::top_keys())
    CHECK(text.find("| `" + std::string{key.name} + "` | ") != std::string::npos);
  CHECK(text.find("## `evidence`, `subject`") != std::string::npos);
  CHECK(text.find("`max_age` | off or a duration such as 30m, 24h or 7d | `24h` |") !=
        std::string::npos);
}
