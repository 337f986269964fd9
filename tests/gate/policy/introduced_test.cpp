// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/introduced.hpp"

#include "gate/policy/file_kinds.hpp"
#include "tests/catch.hpp"
#include "tests/gate/policy/support.hpp"

using namespace gate;
using namespace gate::policy;
using namespace gate::policy::test;

namespace {

ChangeOfFiles change_of(std::vector<std::string> paths) {
  ChangeOfFiles change;
  for (std::string& path : paths) {
    Changed one;
    one.path = one.old_path = path;
    change.changed.push_back(one);
  }
  change.in_head = [](std::string_view path) { return path.find("missing") == path.npos; };
  return change;
}

bool introduced(Finding finding, const ChangeOfFiles& change, const ImportedReport* base = nullptr,
                std::vector<std::string> subjects = {}) {
  auto report = report_of("trivy", {std::move(finding)}, std::move(subjects));
  (void)mark_introduced(report, change, base);
  return report.findings[0].introduced;
}

Finding in_file(std::string path) {
  Finding finding = vulnerability({});
  finding.package.reset();
  finding.ids.clear();
  finding.kind = Kind::misconfiguration;
  finding.id = "X1";
  finding.path = std::move(path);
  return finding;
}

}  // namespace

TEST_CASE("which files can bring packages") {
  for (const char* path : {"README.md", "docs/a.RST", "logo.svg", "LICENSE", "src/main.go",
                           "a/b.ts", "x.py", ".gitignore", "web/style.css", "CODEOWNERS"})
    CHECK(brings_no_packages(path));
  for (const char* path : {"Dockerfile",
                           "package.json",
                           "a/package-lock.json",
                           "go.mod",
                           "pom.xml",
                           "requirements.txt",
                           "requirements-dev.txt",
                           "app.csproj",
                           "setup.py",
                           "build.rs",
                           "x.jar",
                           "x.tar.gz",
                           "a.so",
                           "install.sh",
                           "compose.yaml",
                           "vendor/lib/a.go",
                           "node_modules/x/index.js",
                           "third_party/a.c",
                           "unknown",
                           "a.unknown",
                           "Gemfile",
                           "Makefile",
                           "conf/repo.list",
                           ""}) {
    INFO(path);
    CHECK_FALSE(brings_no_packages(path));
  }
  CHECK(is_manifest("a/b/yarn.lock"));
  CHECK(is_manifest("x.deps.json"));
  CHECK_FALSE(is_manifest("yarn.locked"));
}

TEST_CASE("a package is introduced unless no changed file can bring one") {
  const auto finding = vulnerability({.target = "app:ci (debian 12)"});
  CHECK_FALSE(introduced(finding, change_of({"README.md", "src/a.go"})));
  CHECK(introduced(finding, change_of({"README.md", "Dockerfile"})));
  CHECK(introduced(finding, change_of({"a.unknown"})));
  CHECK_FALSE(introduced(finding, change_of({})));
}

TEST_CASE("submodules, links and what was renamed from a manifest can bring packages") {
  auto change = change_of({"docs/readme.md"});
  change.changed[0].after.type = Entry::Type::submodule;
  CHECK(introduced(vulnerability({}), change));
  auto renamed = change_of({"docs/readme.md"});
  renamed.changed[0].old_path = "package.json";
  CHECK(introduced(vulnerability({}), renamed));
}

TEST_CASE("a lock file's packages come from its own folder") {
  const auto finding = vulnerability({.target = "services/api/package-lock.json"});
  CHECK(introduced(finding, change_of({"services/api/package.json"})));
  CHECK(introduced(finding, change_of({"services/api/package-lock.json"})));
  CHECK_FALSE(introduced(finding, change_of({"services/web/package-lock.json"})));
  CHECK_FALSE(introduced(finding, change_of({"services/api/README.md"})));
  // The same words in a report about an image are a path inside of it.
  CHECK(introduced(finding, change_of({"services/web/package-lock.json"}), nullptr, {"app:ci"}));
  // Not a file of the repository: it cannot be placed.
  CHECK(introduced(vulnerability({.target = "missing/package-lock.json"}),
                   change_of({"services/web/package-lock.json"})));
}

TEST_CASE("a manifest of a folder above brings packages too") {
  const auto pom = vulnerability({.target = "svc/api/pom.xml"});
  const auto gradle = vulnerability({.target = "svc/build.gradle"});
  for (const char* path : {"pom.xml", "svc/pom.xml", "package.json", "gradle/libs.versions.toml",
                           "svc/gradle/libs.versions.toml", ".npmrc", "Directory.Build.props"}) {
    INFO(path);
    CHECK(introduced(pom, change_of({path})));
  }
  CHECK(introduced(gradle, change_of({"gradle/libs.versions.toml"})));
  CHECK(introduced(gradle, change_of({"settings.gradle"})));
  for (const char* path : {"Makefile", "ci/pom.xml", "svc/web/pom.xml", "sv/pom.xml",
                           "other/gradle/libs.versions.toml", "mygradle/libs.versions.toml"}) {
    INFO(path);
    CHECK_FALSE(introduced(pom, change_of({path})));
  }
  auto moved = change_of({"attic/pom.xml"});
  moved.changed[0].old_path = "pom.xml";
  CHECK(introduced(pom, moved));
}

TEST_CASE("a finding in a file is introduced when the change touches it") {
  CHECK(introduced(in_file("main.tf"), change_of({"main.tf"})));
  CHECK_FALSE(introduced(in_file("main.tf"), change_of({"other.tf"})));
  CHECK(introduced(in_file("missing.tf"), change_of({"other.tf"})));
  auto no_tree = change_of({"other.tf"});
  no_tree.in_head = nullptr;
  CHECK(introduced(in_file("main.tf"), no_tree));
}

TEST_CASE("what the base's report holds is not introduced") {
  const auto base = report_of(
      "trivy", {vulnerability({.ids = {"GHSA-a", "CVE-2026-1"}, .target = "app:main (debian 12)"}),
                in_file("main.tf")});
  const auto change = change_of({"Dockerfile", "main.tf"});
  CHECK_FALSE(introduced(vulnerability({.target = "app:mr-7 (debian 12)"}), change, &base));
  CHECK_FALSE(introduced(vulnerability({.purl = "pkg:npm/minimist@1.2.1", .installed = "1.2.1"}),
                         change, &base));
  CHECK(introduced(vulnerability({.ids = {"CVE-2026-2"}}), change, &base));
  CHECK(introduced(vulnerability({.purl = "pkg:npm/other@1"}), change, &base));
  CHECK_FALSE(introduced(in_file("main.tf"), change, &base));
}

TEST_CASE("a file that has a finding twice has one new") {
  const auto base = report_of("trivy", {in_file("main.tf")});
  auto report = report_of("trivy", {in_file("main.tf"), in_file("main.tf")});
  (void)mark_introduced(report, change_of({"main.tf"}), &base);
  CHECK(report.findings[0].introduced != report.findings[1].introduced);
}

TEST_CASE("without a base's report the key is named") {
  auto report = report_of("trivy", {vulnerability({})});
  CHECK(mark_introduced(report, change_of({"Dockerfile"}), nullptr) ==
        "trivy.json: 1 package finding counts as new, as there is no report about the base; name "
        "one under `evidence: baseline:`");
  CHECK_FALSE(mark_introduced(report, change_of({"README.md"}), nullptr).has_value());
  const auto base = report_of("trivy", {});
  CHECK_FALSE(mark_introduced(report, change_of({"Dockerfile"}), &base).has_value());
}
