// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/baseline.hpp"

#include "tests/catch.hpp"
#include "tests/gate/policy/support.hpp"

using namespace gate;
using namespace gate::policy;
using namespace gate::policy::test;

namespace {

std::string error_of(std::string_view text) {
  const auto read = read_baseline("gate-baseline", text);
  return read ? "none" : read.error().what;
}

Finding with_subject(const RuleInfo& rule, std::string path, std::string subject) {
  Finding finding = own(rule, std::move(path));
  finding.subject = std::move(subject);
  return finding;
}

constexpr std::string_view start = "gate-baseline 1\nsalt 0a\n";

}  // namespace

TEST_CASE("a baseline is sorted, one entry a line, and reads back") {
  auto first = with_subject(privileged, "b/compose.yaml", "tab\there \\ and\nline");
  first.owner = "service/web";
  first.part = "privileged";
  first.fingerprint = "00aa";
  auto second = with_subject(runs_as_root, "Dockerfile", "");
  second.fingerprint = "11bb";
  auto package = vulnerability({.target = "app:ci-1 (debian 12)"});
  package.fingerprint = "22cc";
  auto suppressed = own(host_network);
  suppressed.disposition = Disposition::suppressed;
  const auto baseline = make_baseline({first, second, first, package, suppressed}, "0a1b");
  const std::string text = write_baseline(baseline);
  CHECK(text ==
        "gate-baseline 1\n"
        "salt 0a1b\n"
        "# id\tpath\towner\tpart\tsubject\tcount\tfingerprint\n"
        "CVE-2026-1\tapp\t\tpackage\tnpm/minimist\t1\t22cc\n"
        "IMG010\tDockerfile\t\t\t\t1\t11bb\n"
        "RUN101\tb/compose.yaml\tservice/web\tprivileged\ttab\\x09here \\x5c "
        "and\\x0aline\t2\t00aa\n");
  const auto read = read_baseline("x", text);
  REQUIRE(read);
  CHECK(read->salt == "0a1b");
  REQUIRE(read->entries.size() == 3);
  CHECK(read->entries[2].identity == identity_of(first));
  CHECK(read->entries[2].count == 2);
  CHECK(write_baseline(*read) == text);
}

TEST_CASE("a baseline keyed by GATE_KEY holds no salt") {
  const auto baseline = make_baseline({own(privileged)}, "");
  const std::string text = write_baseline(baseline);
  CHECK(text.substr(0, text.find('#')) == "gate-baseline 1\nsalt -\n");
  const auto read = read_baseline("x", text);
  REQUIRE(read);
  CHECK(read->salt.empty());
  CHECK(read->entries.size() == 1);
  CHECK(write_baseline(*read) == text);
}

TEST_CASE("an entry answers as often as it says") {
  const auto finding = own(privileged);
  const auto baseline = make_baseline({finding, finding}, "00");
  BaselineMatcher matcher{baseline, {}};
  CHECK(matcher.stale().size() == 1);
  CHECK(matcher.holds(finding));
  CHECK(matcher.stale().size() == 1);
  CHECK(matcher.holds(finding));
  CHECK(matcher.stale().empty());
  CHECK_FALSE(matcher.holds(finding));
}

TEST_CASE("another subject, owner or path is another finding") {
  const auto baseline = make_baseline({with_subject(privileged, "a", "x")}, "00");
  BaselineMatcher matcher{baseline, {}};
  CHECK_FALSE(matcher.holds(with_subject(privileged, "a", "y")));
  CHECK_FALSE(matcher.holds(with_subject(privileged, "b", "x")));
  CHECK_FALSE(matcher.holds(with_subject(runs_as_root, "a", "x")));
  CHECK(matcher.holds(with_subject(privileged, "a", "x")));
}

TEST_CASE("a baseline follows renames of the change") {
  const auto baseline = make_baseline({own(privileged, "old/compose.yaml")}, "00");
  Changed renamed;
  renamed.status = Changed::Status::renamed;
  renamed.path = "new/compose.yaml";
  renamed.old_path = "old/compose.yaml";
  BaselineMatcher matcher{baseline, {renamed}};
  CHECK(matcher.holds(own(privileged, "new/compose.yaml")));
  CHECK_FALSE(matcher.holds(own(privileged, "new/compose.yaml")));
}

TEST_CASE("a secret of the baseline is held in every commit") {
  auto secret = with_subject(privileged, "a", "hash");
  secret.kind = Kind::secret;
  const auto baseline = make_baseline({secret}, "00");
  BaselineMatcher matcher{baseline, {}};
  secret.path = "elsewhere";
  CHECK_FALSE(matcher.holds(secret));
  secret.commit = "0123";
  CHECK(matcher.holds(secret));
  CHECK(matcher.holds(secret));
  secret.subject = "other";
  CHECK_FALSE(matcher.holds(secret));
}

TEST_CASE("an image of the next build has the same identity") {
  const auto baseline = make_baseline({vulnerability({.target = "app:1 (debian 12)"})}, "00");
  BaselineMatcher matcher{baseline, {}};
  CHECK(matcher.holds(vulnerability({.target = "app:2 (debian 12)"})));
}

TEST_CASE("what is no baseline is an error with its line") {
  const std::string head{start};
  CHECK(error_of("") ==
        "gate-baseline:1: not a baseline of gate: the first line must be \"gate-baseline 1\"");
  CHECK(error_of("gate-baseline 2\nsalt 00\n") ==
        "gate-baseline:1: not a baseline of gate: the first line must be \"gate-baseline 1\"");
  for (const char* text : {"gate-baseline 1\n", "gate-baseline 1\nsalt\n"}) {
    CHECK(error_of(text) ==
          "gate-baseline:2: expected \"salt \" and hexadecimal digits, or \"salt -\"; write the "
          "baseline again with --update");
  }
  CHECK(error_of("gate-baseline 1\nsalt \n") ==
        "gate-baseline:2: the salt is empty, so anyone could compute the fingerprints of the "
        "secrets; write the baseline again with --update");
  for (const char* salt : {"xyz", "0A", "--", "- ", "00 "}) {
    CHECK(error_of(std::string{"gate-baseline 1\nsalt "} + salt + "\n") ==
          "gate-baseline:2: the salt is not hexadecimal (0-9, a-f), nor \"-\" for a baseline keyed "
          "by GATE_KEY; write the baseline again with --update");
  }
  const std::string fields =
      "gate-baseline:3: expected seven fields separated by tabs: id, path, owner, part, subject, "
      "count, fingerprint";
  for (const char* line :
       {"A\tb\n", "A\tb\t\t\t\t0\t00\n", "A\tb\t\t\t\t-1\t00\n", "A\tb\t\t\t\tx\t00\n",
        "A\tb\t\t\t\t1\tzz\n", "\tb\t\t\t\t1\t00\n", "A\tb\\\t\t\t\t1\t00\n",
        "A\tb\\xzz\t\t\t\t1\t00\n", "A\tb\t\t\t\t99999999999\t00\n", "A\tb\t\t\t\t1\t00\tmore\n"}) {
    INFO(line);
    CHECK(error_of(head + line) == fields);
  }
  CHECK(error_of(head + "A\tb\t\t\t\t1\t00\n# c\n\nA\tb\t\t\t\t1\t11\n") ==
        "gate-baseline:6: the same entry as line 3; add the counts");
  CHECK(error_of(head + "A\tb\t\t\t\t1\t00\r\n") == "none");
}
