// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/purl.hpp"

#include "integrations/scanners/advisory.hpp"
#include "integrations/scanners/uri.hpp"
#include "integrations/scanners/words.hpp"
#include "tests/catch.hpp"

using namespace gate::scanners;
using gate::Finding;
using gate::Rating;
using gate::Severity;

TEST_CASE("package URLs have one spelling") {
  CHECK(canonical_purl("pkg:pypi/PyYAML@5.1") == "pkg:pypi/pyyaml@5.1");
  CHECK(canonical_purl("pkg:pypi/zope.interface_x@1") == "pkg:pypi/zope-interface-x@1");
  CHECK(canonical_purl("pkg:npm/%40Babel/core@7.0.0") == "pkg:npm/%40babel/core@7.0.0");
  CHECK(canonical_purl("pkg:npm/@babel/core@7.0.0") == "pkg:npm/%40babel/core@7.0.0");
  CHECK(canonical_purl("pkg:npm/@babel/core") == "pkg:npm/%40babel/core");
  CHECK(canonical_purl("pkg:golang/github.com/Sirupsen/logrus@v1.4.0?type=module#x") ==
        "pkg:golang/github.com/sirupsen/logrus@1.4.0");
  CHECK(canonical_purl("pkg:deb/debian/openssl@1.1.1n-0%2Bdeb11u3?arch=amd64&distro=debian-11") ==
        "pkg:deb/debian/openssl@1.1.1n-0%2Bdeb11u3");
  CHECK(canonical_purl("pkg:deb/debian/openssl@1.1.1n-0+deb11u3") ==
        "pkg:deb/debian/openssl@1.1.1n-0%2Bdeb11u3");
  CHECK(canonical_purl("pkg:rpm/redhat/bind@9.11?epoch=32&arch=x86_64") ==
        "pkg:rpm/redhat/bind@32:9.11");
  CHECK(canonical_purl("pkg:rpm/redhat/bind@32:9.11") == "pkg:rpm/redhat/bind@32:9.11");
  CHECK(canonical_purl("pkg:rpm/redhat/bind@0:9.11?epoch=0") == "pkg:rpm/redhat/bind@9.11");
  CHECK(canonical_purl("pkg:maven/org.Apache/Log4j@2") == "pkg:maven/org.Apache/Log4j@2");
  CHECK(canonical_purl("PKG:npm/a").empty());
  CHECK(canonical_purl("pkg:npm").empty());
  CHECK(canonical_purl("pkg:/a").empty());
  CHECK(canonical_purl("pkg:npm/").empty());
  CHECK(canonical_purl("").empty());
  CHECK(canonical_purl("pkg:npm/" + std::string(5000, 'a')).empty());
}

TEST_CASE("a tool's ecosystem, name and version make the same package URL") {
  CHECK(make_purl("pip", "PyYAML", "5.1") == canonical_purl("pkg:pypi/pyyaml@5.1"));
  CHECK(make_purl("yarn", "@babel/core", "7.0.0") == "pkg:npm/%40babel/core@7.0.0");
  CHECK(make_purl("jar", "org.yaml:snakeyaml", "1.33") == "pkg:maven/org.yaml/snakeyaml@1.33");
  CHECK(make_purl("pom", "snakeyaml", "1.33") == "pkg:maven/snakeyaml@1.33");
  CHECK(make_purl("gomod", "golang.org/x/net", "v0.7.0") == "pkg:golang/golang.org/x/net@0.7.0");
  CHECK(make_purl("gobinary", "stdlib", "1.20.1") == "pkg:golang/stdlib@1.20.1");
  CHECK(make_purl("composer", "symfony/http-kernel", "5") == "pkg:composer/symfony/http-kernel@5");
  CHECK(make_purl("debian", "openssl", "1.1.1n-0+deb11u3") ==
        "pkg:deb/debian/openssl@1.1.1n-0%2Bdeb11u3");
  CHECK(make_purl("alpine:3.18", "musl", "1.2.4-r0") == "pkg:apk/alpine/musl@1.2.4-r0");
  CHECK(make_purl("opensuse.leap", "bash", "4") == "pkg:rpm/opensuse/bash@4");
  CHECK(make_purl("rhel:8", "bash", "0:4.4") == "pkg:rpm/redhat/bash@4.4");
  CHECK(make_purl("nuget", "Newtonsoft.Json", "12") == "pkg:nuget/newtonsoft.json@12");
  CHECK(make_purl("something", "a", "1").empty());
  CHECK(make_purl("npm", "", "1").empty());
  CHECK(purl_without_version("pkg:npm/%40babel/core@7.0.0") == "pkg:npm/%40babel/core");
  CHECK(purl_without_version("pkg:npm/a") == "pkg:npm/a");
}

TEST_CASE("severity words are compared without case and space, and unknown ones stay unknown") {
  CHECK(rated("CRITICAL").rating == Rating{Severity::critical});
  CHECK(rated(" moderate ").rating == Rating{Severity::medium});
  CHECK(rated("Negligible").rating == Rating{Severity::info});
  CHECK(rated("UNSPECIFIED").rating.is_unknown());
  CHECK(rated("UNSPECIFIED").known_word);
  CHECK(rated("").known_word);
  CHECK(rated("spicy").rating.is_unknown());
  CHECK_FALSE(rated("spicy").known_word);
  CHECK(rating_of_score(9.0) == Rating{Severity::critical});
  CHECK(rating_of_score(8.9) == Rating{Severity::high});
  CHECK(rating_of_score(4.0) == Rating{Severity::medium});
  CHECK(rating_of_score(0.1) == Rating{Severity::low});
  CHECK(rating_of_score(0) == Rating{Severity::info});
}

TEST_CASE("the primary id is the only CVE, else a GHSA, else the tool's own") {
  const auto ids = [](std::string_view own, const std::vector<std::string>& others) {
    Finding finding;
    set_ids(finding, own, others);
    return finding.ids;
  };
  using Ids = std::vector<std::string>;
  CHECK(ids("SNYK-JS-A-1", {"cve-2024-1", "GHSA-ABCD-1234-wxyz"}) ==
        Ids{"CVE-2024-1", "SNYK-JS-A-1", "GHSA-abcd-1234-wxyz"});
  CHECK(ids("SNYK-JS-A-1", {"CVE-2024-1", "CVE-2024-2", "GHSA-abcd-1234-wxyz"}).front() ==
        "GHSA-abcd-1234-wxyz");
  CHECK(ids("SNYK-JS-A-1", {"CVE-2024-1", "CVE-2024-2"}).front() == "SNYK-JS-A-1");
  CHECK(ids("CVE-2024-1", {"CVE-2024-2"}).front() == "CVE-2024-1");
  CHECK(ids("CVE-2024-1", {"CVE-2024-1"}) == Ids{"CVE-2024-1"});
  Finding finding;
  set_ids(finding, "CVE-2024-1", {"DSA-4808-1"});
  CHECK(finding.ids == Ids{"CVE-2024-1"});
  CHECK(finding.aliases == Ids{"DSA-4808-1"});
  CHECK(advisories_in("(CVE-2021-23337) see GHSA-35jh-r3h4-6jhm, XCVE-2021-1, CVE-21-1") ==
        Ids{"CVE-2021-23337", "GHSA-35jh-r3h4-6jhm"});
}

TEST_CASE("URIs become paths") {
  CHECK(path_of_uri("src/a%20b.c") == "src/a b.c");
  CHECK(path_of_uri("file:///home/x/a.c") == "/home/x/a.c");
  CHECK(path_of_uri("file:///C:/x/a.c") == "C:/x/a.c");
  CHECK(path_of_uri("file://localhost/x") == "/x");
  CHECK(path_of_uri("src\\lib\\a.c") == "src/lib/a.c");
  CHECK(path_of_uri("./a/../b//c") == "b/c");
  CHECK(path_of_uri("../../etc/passwd") == "../../etc/passwd");
  CHECK(path_of_uri("/../x") == "/x");
  CHECK(path_of_uri("https://x.test/a%20b") == "https://x.test/a%20b");
  CHECK(path_of_uri("/home/webgoat.jar:BOOT-INF/lib/x.jar") ==
        "/home/webgoat.jar:BOOT-INF/lib/x.jar");
  CHECK(path_of_uri("a%2") == "a%2");
  CHECK(path_of_uri("a%zz") == "a%zz");
  CHECK(path_of_uri("").empty());
  CHECK(is_absolute("/a"));
  CHECK(is_absolute("C:/a"));
  CHECK(is_absolute("https://x.test"));
  CHECK_FALSE(is_absolute("a/b"));
}

TEST_CASE("long texts are cut between characters and kept on one line") {
  CHECK(one_line(" a \n\t b ") == "a b");
  CHECK(one_line("abcdef", 3) == "abc…");
  CHECK(one_line("ab\xC3\xA9"
                 "d",
                 3) == "ab…");
  CHECK(one_line("abc", 3) == "abc");
}
