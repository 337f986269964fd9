// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/correlate.hpp"

#include "gate/policy/package.hpp"
#include "gate/policy/places.hpp"
#include "gate/policy/severity.hpp"
#include "tests/catch.hpp"
#include "tests/gate/policy/support.hpp"

using namespace gate;
using namespace gate::policy;
using namespace gate::policy::test;

namespace {

using Ids = std::vector<std::string>;

std::vector<Finding> merged(std::vector<ImportedReport> reports, std::string_view from = "worst") {
  return correlate(reports, from);
}

}  // namespace

TEST_CASE("two tools about one hole are one finding") {
  const auto all = merged(
      {report_of("trivy", {vulnerability({.severity = Severity::critical, .word = "CRITICAL"})}),
       report_of("snyk", {vulnerability({.tool = "snyk",
                                         .ids = {"SNYK-JS-MINIMIST-1", "CVE-2026-1", "GHSA-a"},
                                         .purl = "pkg:npm/minimist@1.2.0",
                                         .severity = Severity::high,
                                         .word = "high",
                                         .fixed = "0.2.4, 1.2.6"})})});
  REQUIRE(all.size() == 1);
  const Finding& one = all[0];
  CHECK(one.id == "CVE-2026-1");
  CHECK(one.ids == Ids{"CVE-2026-1", "SNYK-JS-MINIMIST-1", "GHSA-a"});
  CHECK(one.severity == Rating{Severity::critical});
  CHECK(one.reason == "critical by trivy; snyk says high");
  CHECK(one.package->fixed == "1.2.6, 0.2.4");
  CHECK(one.evidence == "trivy.json, snyk.json");
  REQUIRE(one.seen_by.size() == 2);
  CHECK(one.seen_by[1].tool == "snyk");
  CHECK(one.seen_by[1].id == "SNYK-JS-MINIMIST-1");
  CHECK(one.seen_by[1].severity == "high");
}

TEST_CASE("the order of the reports does not change id and fingerprint") {
  const auto trivy = report_of("trivy", {vulnerability({})});
  const auto snyk =
      report_of("snyk", {vulnerability({.tool = "snyk", .ids = {"SNYK-JS-1", "CVE-2026-1"}})});
  const auto a = merged({trivy, snyk});
  const auto b = merged({snyk, trivy});
  const auto alone = merged({snyk});
  REQUIRE(a.size() == 1);
  REQUIRE(b.size() == 1);
  CHECK(a[0].id == b[0].id);
  CHECK(a[0].fingerprint == b[0].fingerprint);
  CHECK(alone[0].fingerprint == a[0].fingerprint);
}

TEST_CASE("ids meet only inside one package") {
  const auto all = merged(
      {report_of("trivy", {vulnerability({}), vulnerability({.purl = "pkg:npm/other@1.2.0"})})});
  CHECK(all.size() == 2);
}

TEST_CASE("an alias learnt elsewhere joins rows of one package") {
  const auto all = merged(
      {report_of("trivy",
                 {vulnerability({.ids = {"CVE-2026-1"}}),
                  vulnerability({.ids = {"CVE-2026-9", "GHSA-x"}, .purl = "pkg:npm/third@1.2.0"})}),
       report_of("grype", {vulnerability({.tool = "grype", .ids = {"GHSA-a"}})}),
       report_of("snyk", {vulnerability({.tool = "snyk",
                                         .ids = {"GHSA-a", "CVE-2026-1"},
                                         .purl = "pkg:npm/another@3"})})});
  CHECK(all.size() == 3);  // minimist once, third, another
  for (const Finding& one : all) {
    if (one.package->purl == "pkg:npm/minimist@1.2.0")
      CHECK(one.ids == Ids{"CVE-2026-1", "GHSA-a"});
  }
}

TEST_CASE("an advisory that stands for two CVEs elsewhere joins nothing") {
  const auto all =
      merged({report_of("trivy", {vulnerability({.ids = {"CVE-2026-1"}}),
                                  vulnerability({.ids = {"CVE-2026-2"}})}),
              report_of("grype", {vulnerability({.tool = "grype", .ids = {"GHSA-a"}})}),
              report_of("snyk", {vulnerability({.tool = "snyk",
                                                .ids = {"GHSA-a", "CVE-2026-1", "CVE-2026-2"},
                                                .purl = "pkg:npm/another@3"})})});
  CHECK(all.size() == 4);
}

TEST_CASE("one row that names both ids joins what was apart") {
  const auto all = merged(
      {report_of("trivy", {vulnerability({.ids = {"CVE-2026-1"}})}),
       report_of("grype", {vulnerability({.tool = "grype", .ids = {"GHSA-a"}})}),
       report_of("snyk", {vulnerability({.tool = "snyk", .ids = {"GHSA-a", "CVE-2026-1"}})})});
  REQUIRE(all.size() == 1);
  CHECK(all[0].seen_by.size() == 3);
}

TEST_CASE("versions keep findings apart, spellings do not") {
  CHECK(merged({report_of("trivy", {vulnerability({.installed = "1.2.0"}),
                                    vulnerability({.installed = "1.2.1"})})})
            .size() == 2);
  CHECK(merged({report_of("trivy", {vulnerability({.installed = "v1.2.0"})}),
                report_of("snyk", {vulnerability({.tool = "snyk", .installed = "1.2.0"})})})
            .size() == 1);
}

TEST_CASE("one tool's rows of one target are one finding, of two lock files two") {
  const auto row = vulnerability({.target = "a/package-lock.json"});
  CHECK(merged({report_of("snyk", {row, row})}).size() == 1);
  CHECK(
      merged({report_of("snyk", {row, vulnerability({.target = "b/package-lock.json"})})}).size() ==
      2);
}

TEST_CASE("reports about different images stay apart") {
  const auto trivy = [](const char* target, const char* subject) {
    return report_of("trivy", {vulnerability({.target = target})}, {subject});
  };
  const auto grype = [](const char* subject) {
    return report_of("grype", {vulnerability({.tool = "grype"})}, {subject});
  };
  CHECK(merged({trivy("api:1 (debian 12.5)", "api:1"), trivy("web:1 (debian 12.5)", "web:1")})
            .size() == 2);
  CHECK(merged({trivy("api:1", "api:1"), grype("web:1")}).size() == 2);
  CHECK(merged({trivy("api:1", "api:1"), grype("docker.io/library/api@sha256:00")}).size() == 1);
  // A report that names no image can be about either, and joins one of them only.
  CHECK(merged({trivy("api:1", "api:1"), trivy("web:1", "web:1"),
                report_of("scout", {vulnerability({.tool = "scout"})})})
            .size() == 2);
}

TEST_CASE("rows without a package are one when all of it is the same") {
  Finding row = vulnerability({});
  row.package.reset();
  row.kind = Kind::misconfiguration;
  row.path = "main.tf";
  row.line = 4;
  Finding other = row;
  other.line = 9;
  CHECK(merged({report_of("trivy", {row, row, other})}).size() == 2);
}

TEST_CASE("packages are the same whatever their spelling") {
  struct Row {
    const char *purl, *expected;
  };
  const Row rows[] = {
      {"pkg:pypi/PyYAML@5.3", "pypi/pyyaml"},
      {"pkg:pypi/zope.interface@5", "pypi/zope-interface"},
      {"pkg:pypi/a__b@5", "pypi/a-b"},
      {"pkg:npm/%40babel/core@7.0.0", "npm/@babel/core"},
      {"pkg:npm/@babel/core@7.0.0", "npm/@babel/core"},
      {"pkg:npm/@babel/core", "npm/@babel/core"},
      {"pkg:maven/org.apache/commons@1?type=jar", "maven/org.apache/commons"},
      {"pkg:maven/org.apache:commons@1", "maven/org.apache/commons"},
      {"pkg:golang/github.com/Foo/bar@v1.2.3#sub", "golang/github.com/Foo/bar"},
      {"pkg:deb/debian/libssl1.1@1.1.1?arch=amd64&upstream=openssl&distro=debian-10",
       "deb/debian/openssl"},
      {"pkg:deb/debian/libssl1.1@1.1.1?upstream=openssl%401.1.1n", "deb/debian/openssl"},
      {"pkg:rpm/redhat/openssl-libs@1?upstream=openssl-1.1.1k-5.el8.src.rpm", "rpm/redhat/openssl"},
      {"pkg:deb/debian/g%2B%2B-12@12", "deb/debian/g++-12"},
      {"pkg:apk/alpine/busybox@1.36", "apk/alpine/busybox"},
      {"", "?/minimist"},
      {"pkg:", "/"},
      {"%%%", "%%%/"},
  };
  for (const Row& row : rows) {
    INFO(row.purl);
    CHECK(package_identity(Package{row.purl, "minimist", "", ""}) == row.expected);
  }
  CHECK(package_version(Package{"", "", "1:2.36-9", ""}) == "2.36-9");
  CHECK(package_version(Package{"", "", "v1.0", ""}) == "1.0");
  CHECK(package_version(Package{"pkg:npm/a@1.0%2B1", "", "", ""}) == "1.0+1");
  CHECK(package_version(Package{"", "", "version", ""}) == "version");
}

TEST_CASE("a purl in the configuration names packages") {
  CHECK(matches_purl("pkg:deb/debian/openssl", "pkg:deb/debian/openssl@1.1?arch=amd64"));
  CHECK(matches_purl("pkg:deb/debian/openssl", "pkg:deb/debian/libssl@1?upstream=openssl"));
  CHECK(matches_purl("pkg:deb/debian/libssl", "pkg:deb/debian/libssl@1?upstream=openssl"));
  CHECK(matches_purl("pkg:npm/*", "pkg:npm/%40a/b@1"));
  CHECK(matches_purl("pkg:npm/a@1.*", "pkg:npm/a@1.4"));
  CHECK_FALSE(matches_purl("pkg:npm/a@1.*", "pkg:npm/a@2.4"));
  CHECK_FALSE(matches_purl("pkg:npm/a", "pkg:npm/ab"));
  CHECK_FALSE(matches_purl("pkg:npm/a", "pkg:pypi/a"));
}

TEST_CASE("the canonical id") {
  CHECK(canonical_id({"SNYK-1", "GHSA-b", "CVE-1"}) == "CVE-1");
  CHECK(canonical_id({"CVE-2", "GHSA-b", "CVE-1", "GHSA-a"}) == "GHSA-a");
  CHECK(canonical_id({"SNYK-1", "RUSTSEC-1"}) == "RUSTSEC-1");
  CHECK(canonical_id({"SNYK-1", "CVE-2", "CVE-1"}) == "CVE-1");
  CHECK(canonical_id({"SNYK-2", "SNYK-1"}) == "SNYK-2");
  CHECK(canonical_id({}).empty());
}

TEST_CASE("the names of an image") {
  CHECK(subject_names({"docker.io/library/app:ci", "app@sha256:AB",
                       "registry:5000/x/y:1 (debian 12)", "docker-image|app"}) ==
        Ids{"app", "registry:5000/x/y", "sha256:ab"});
  CHECK(lasting_target("registry:5000/app:ci-17 (debian 12.5)") == "registry:5000/app");
  CHECK(lasting_target("a/package-lock.json") == "a/package-lock.json");
  CHECK(lasting_target("app@sha256:00") == "app");
}

TEST_CASE("whose severity counts") {
  const std::vector<Opinion> opinions{{"trivy", Severity::low},
                                      {"snyk", Severity::high},
                                      {"grype", Rating{}},
                                      {"scout", Severity::high}};
  CHECK(merged_severity(opinions, "worst").severity == Rating{Severity::high});
  CHECK(merged_severity(opinions, "worst").reason ==
        "high by snyk and scout; trivy says low; grype says unknown");
  CHECK(merged_severity(opinions, "first").reason ==
        "low by trivy; snyk says high; grype says unknown; scout says high");
  CHECK(merged_severity(opinions, "Snyk").severity == Rating{Severity::high});
  CHECK(merged_severity(opinions, "osv").severity == Rating{Severity::high});
  CHECK(merged_severity({{"a", Rating{}}, {"b", Severity::info}}, "worst").severity ==
        Rating{Severity::info});
  CHECK(merged_severity({{"a", Severity::low}, {"b", Severity::low}}, "worst").reason.empty());
  CHECK(merged_severity({}, "worst").severity.is_unknown());
}

TEST_CASE("a scanner's misconfiguration joins our own finding of that risk") {
  Finding row = vulnerability({});
  row.package.reset();
  row.kind = Kind::misconfiguration;
  row.id = "DS-0002";
  row.path = "Dockerfile";
  row.line = 0;
  row.severity = Severity::high;
  row.seen_by = {{"trivy", "DS-0002", "HIGH"}};
  std::vector<Finding> ours{own(runs_as_root)};
  std::vector<Finding> theirs{row};
  SECTION("same file") {
    join_own(ours, theirs, "worst");
    CHECK(theirs.empty());
    CHECK(ours[0].seen_by.size() == 1);
    CHECK(ours[0].severity == Rating{Severity::high});
    CHECK(ours[0].reason == "high by trivy; gate says medium");
  }
  SECTION("another file, line or rule") {
    auto& one = theirs[0];
    const auto change = GENERATE(0, 1, 2, 3);
    if (change == 0) one.path = "other/Dockerfile";
    if (change == 1) one.line = 7;
    if (change == 2) one.id = "DS-0026";
    if (change == 3) one.kind = Kind::code;
    join_own(ours, theirs, "worst");
    CHECK(theirs.size() == 1);
    CHECK(ours[0].seen_by.empty());
  }
}

TEST_CASE("many rows of one id and package end in time") {
  std::vector<Finding> rows;
  for (int i = 0; i < 20'000; ++i)
    rows.push_back(vulnerability({.target = "t" + std::to_string(i)}));
  const auto all = merged({report_of("trivy", rows), report_of("trivy", rows)});
  CHECK(all.size() == 20'000);
}
