// SPDX-License-Identifier: Apache-2.0
#include "gate/core/fingerprint.hpp"

#include <set>

#include "tests/catch.hpp"

using gate::Finding;

namespace {

Finding finding() {
  Finding made;
  made.id = "DMN001";
  made.path = "compose.yaml";
  made.owner = "service/web";
  made.part = "volumes";
  made.subject = "/var/run/docker.sock";
  return made;
}

}  // namespace

TEST_CASE("hashes agree with the published vectors") {
  // FIPS 180-2 appendix B.1; RFC 4231 test case 2.
  CHECK(gate::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(gate::keyed_hash("Jefe", "what do ya want for nothing?") ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("a fingerprint survives moves and rewording") {
  Finding moved = finding();
  moved.line = 99;
  moved.message = "said in other words";
  moved.severity = gate::Severity::low;
  CHECK(gate::fingerprint(finding(), 0) == gate::fingerprint(moved, 0));
}

TEST_CASE("a fingerprint tells apart what differs") {
  std::set<std::string> seen{gate::fingerprint(finding(), 0), gate::fingerprint(finding(), 1)};
  Finding other = finding();
  other.subject = "/";
  seen.insert(gate::fingerprint(other, 0));
  other = finding();
  other.owner = "service/we";
  other.part = "bvolumes";
  seen.insert(gate::fingerprint(other, 0));
  CHECK(seen.size() == 4);
}

TEST_CASE("a package's fingerprint ignores its version") {
  Finding old = finding();
  old.ids = {"CVE-2021-23337"};
  old.package = gate::Package{"pkg:npm/%40scope/a@1.0.0?x=y", "a", "1.0.0", ""};
  Finding fresh = old;
  fresh.package->purl = "pkg:npm/%40scope/a@1.0.1";
  CHECK(gate::package_fingerprint(old) == gate::package_fingerprint(fresh));
  fresh.package->purl = "pkg:npm/%40scope/b@1.0.1";
  CHECK(gate::package_fingerprint(old) != gate::package_fingerprint(fresh));
}

TEST_CASE("equal findings of one file are counted") {
  std::vector<Finding> findings{finding(), finding()};
  gate::set_fingerprints(findings);
  CHECK(findings[0].fingerprint != findings[1].fingerprint);
  CHECK(findings[0].fingerprint.size() == 32);
}
