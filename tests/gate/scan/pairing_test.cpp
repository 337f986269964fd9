// SPDX-License-Identifier: Apache-2.0
#include "gate/scan/pairing.hpp"

#include "tests/catch.hpp"

using gate::Finding;
using gate::Severity;
using gate::scan::mark_introduced;
using gate::scan::Side;

namespace {

Finding finding(std::string id, std::string path, std::string owner, std::string subject = "") {
  Finding made;
  made.id = std::move(id);
  made.path = std::move(path);
  made.owner = std::move(owner);
  made.subject = std::move(subject);
  made.severity = Severity::medium;
  return made;
}

Side side(std::vector<Finding> findings, std::set<std::string> more_owners = {}) {
  Side made;
  for (const Finding& one : findings)
    made.owners[one.path].insert(one.owner);
  made.owners["Dockerfile"].merge(more_owners);
  made.findings = std::move(findings);
  return made;
}

}  // namespace

TEST_CASE("what stood on the base is not introduced") {
  Side head = side({finding("IMG010", "Dockerfile", "stage/app")});
  mark_introduced(head, side({finding("IMG010", "Dockerfile", "stage/app")}), {});
  CHECK_FALSE(head.findings[0].introduced);
}

TEST_CASE("one finding of the base pairs once") {
  Side head = side({finding("DMN001", "c.yaml", "service/a", "/run/docker.sock"),
                    finding("DMN001", "c.yaml", "service/a", "/run/docker.sock")});
  mark_introduced(head, side({finding("DMN001", "c.yaml", "service/a", "/run/docker.sock")}), {});
  CHECK_FALSE(head.findings[0].introduced);
  CHECK(head.findings[1].introduced);
}

TEST_CASE("another subject is another finding") {
  Side head = side({finding("RUN113", "c.yaml", "service/a", "/")});
  mark_introduced(head, side({finding("RUN113", "c.yaml", "service/a", "/etc")}), {});
  CHECK(head.findings[0].introduced);
}

TEST_CASE("a renamed file keeps its findings") {
  Side head = side({finding("IMG010", "image/Dockerfile", "stage/app")});
  mark_introduced(head, side({finding("IMG010", "Dockerfile", "stage/app")}),
                  {{"Dockerfile", "image/Dockerfile"}});
  CHECK_FALSE(head.findings[0].introduced);
}

TEST_CASE("a renamed owner keeps its findings") {
  Side head = side({finding("RUN101", "c.yaml", "service/new")});
  mark_introduced(head, side({finding("RUN101", "c.yaml", "service/old")}), {});
  CHECK_FALSE(head.findings[0].introduced);
}

TEST_CASE("a danger that moves to another owner that stays is introduced") {
  Side base = side({finding("RUN101", "c.yaml", "service/a")});
  base.owners["c.yaml"].insert("service/b");
  Side head = side({finding("RUN101", "c.yaml", "service/b")});
  head.owners["c.yaml"].insert("service/a");
  mark_introduced(head, base, {});
  CHECK(head.findings[0].introduced);
}

TEST_CASE("a finding that got worse is introduced") {
  Side base = side({finding("SEC002", "c.yaml", "service/a", "PASSWORD")});
  Side head = base;
  head.findings[0].severity = Severity::high;
  mark_introduced(head, base, {});
  CHECK(head.findings[0].introduced);
}

TEST_CASE("taking a protection away counts as the explicit danger") {
  Finding absent = finding("IMG010", "Dockerfile", "stage/app");
  absent.absent = true;
  absent.if_removed = Severity::high;
  SECTION("where the owner had it") {
    Side head = side({absent});
    mark_introduced(head, side({}, {"stage/app"}), {});
    CHECK(head.findings[0].introduced);
    CHECK(head.findings[0].severity == gate::Rating{Severity::high});
  }
  SECTION("but not where the owner is new") {
    Side head = side({absent});
    mark_introduced(head, side({}), {});
    CHECK(head.findings[0].introduced);
    CHECK(head.findings[0].severity == gate::Rating{Severity::medium});
  }
}
