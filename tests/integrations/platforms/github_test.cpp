// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "integrations/platforms/context.hpp"
#include "tests/catch.hpp"

using namespace gate;
using namespace gate::platforms;
using Kind = BaseCandidate::Kind;

namespace {

const std::string a(40, 'a');
const std::string b(40, 'b');
const std::string c(40, 'c');
const std::string zero(40, '0');

Variables github(const std::string& event, const std::string& sha = c) {
  return {{"GITHUB_ACTIONS", "true"},
          {"GITHUB_EVENT_NAME", event},
          {"GITHUB_SHA", sha},
          {"GITHUB_REPOSITORY", "o/r"},
          {"GITHUB_SERVER_URL", "https://git.test"}};
}

// The payload that GitHub documents; empty where the shared folder is not here.
std::string fixture(const std::string& name) {
  std::ifstream in{std::string{GATE_SHARED_DIR} + "/schemas/github-events/" + name + ".json"};
  if (!in) std::cout << "skipped: no " << name << ".json in " << GATE_SHARED_DIR << "\n";
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::string push(const std::string& ref, const std::string& before, const std::string& after,
                 const std::string& more = "") {
  return R"({"ref":")" + ref + R"(","before":")" + before + R"(","after":")" + after + "\"" + more +
         R"(,"repository":{"default_branch":"main"}})";
}

std::string kinds(const ChangeRequest& change) {
  std::string text;
  for (const BaseCandidate& base : change.bases) {
    switch (base.kind) {
      case Kind::exact:
        text += "exact:";
        break;
      case Kind::merge_base:
        text += "merge-base:";
        break;
      case Kind::merged_into:
        text += "merged-into:";
        break;
      case Kind::test_merge:
        text += "test-merge:";
        break;
      case Kind::default_branch:
        text += "default-branch:";
        break;
      case Kind::not_on_remote:
        text += "not-on-remote:";
        break;
      case Kind::nothing:
        text += "nothing:";
        break;
    }
    text += base.revision.substr(0, 25) + ' ';
  }
  return text;
}

}  // namespace

TEST_CASE("a pull request has the merge base with its target") {
  const std::string payload = fixture("pull_request.synchronize");
  if (payload.empty()) return;
  const Context context = github_context(github("pull_request"), payload);
  CHECK(context.faults.empty());
  CHECK(context.request);
  CHECK(context.ci);
  CHECK(context.number == "2");
  CHECK(context.target_branch == "master");
  CHECK(context.repository == "o/r");
  CHECK(context.server == "https://git.test");
  CHECK(context.test_merge == c);
  REQUIRE(context.changes.size() == 1);
  const ChangeRequest& change = context.changes[0];
  CHECK(change.head == "ec26c3e57ca3a959ca5aad62de7213c562f8c821");
  CHECK(kinds(change) ==
        "merged-into:ccccccccccccccccccccccccc merge-base:f95f852bd8fca8fcc58a9a2d6 "
        "test-merge:ccccccccccccccccccccccccc ");
  CHECK(change.hidden == std::vector<std::string>{"f95f852bd8fca8fcc58a9a2d6c842781e32a215e"});
  CHECK(change.advice.find("fetch-depth: 0") != std::string::npos);
}

TEST_CASE("pull_request_target has no test merge and says what to check out") {
  const std::string payload = fixture("pull_request.opened");
  if (payload.empty()) return;
  const Context context = github_context(github("pull_request_target"), payload);
  CHECK(context.request);
  CHECK(context.test_merge.empty());
  REQUIRE(context.changes.size() == 1);
  CHECK(kinds(context.changes[0]) == "merge-base:f95f852bd8fca8fcc58a9a2d6 ");
  CHECK(context.changes[0].advice.find("github.event.pull_request.head.sha") != std::string::npos);
}

TEST_CASE("a push is judged from what was there before") {
  const Context context =
      github_context(github("push"), push("refs/heads/topic", a, b, R"(,"forced":false)"));
  CHECK_FALSE(context.request);
  REQUIRE(context.changes.size() == 1);
  CHECK(context.changes[0].head == b);
  CHECK(kinds(context.changes[0]) == "exact:aaaaaaaaaaaaaaaaaaaaaaaaa ");
  CHECK(context.changes[0].hidden == std::vector<std::string>{"refs/remotes/origin/main", a});
}

TEST_CASE("a forced push falls back to the default branch, never on that branch itself") {
  const std::string forced = R"(,"forced":true)";
  CHECK(
      kinds(github_context(github("push"), push("refs/heads/topic", a, b, forced)).changes.at(0)) ==
      "exact:aaaaaaaaaaaaaaaaaaaaaaaaa merge-base:refs/remotes/origin/main ");
  const Context on_main = github_context(github("push"), push("refs/heads/main", a, b, forced));
  CHECK(kinds(on_main.changes.at(0)) == "exact:aaaaaaaaaaaaaaaaaaaaaaaaa ");
  CHECK(on_main.changes.at(0).hidden == std::vector<std::string>{a});
}

TEST_CASE("a new branch starts at the default branch, a new default branch at nothing") {
  CHECK(kinds(github_context(github("push"), push("refs/heads/topic", zero, b)).changes.at(0)) ==
        "merge-base:refs/remotes/origin/main nothing: ");
  const std::string payload = fixture("push.new-branch");
  if (payload.empty()) return;
  const Context first = github_context(github("push"), payload);
  REQUIRE(first.changes.size() == 1);
  CHECK(kinds(first.changes[0]) == "nothing: ");
  CHECK(first.changes[0].hidden.empty());
}

TEST_CASE("a deleted reference leaves nothing to judge, and it is said") {
  const std::string payload = fixture("push.delete-tag");
  if (payload.empty()) return;
  const Context context = github_context(github("push"), payload);
  CHECK(context.changes.empty());
  CHECK(context.faults.empty());
  CHECK(context.notes ==
        std::vector<std::string>{"the push deletes refs/tags/simple-tag: nothing to judge"});
}

TEST_CASE("tags and events without a base judge everything") {
  const std::string payload = fixture("push.new-tag");
  if (!payload.empty()) {
    const Context tag = github_context(github("push"), payload);
    REQUIRE(tag.changes.size() == 1);
    CHECK(tag.changes[0].all);
    CHECK(tag.changes[0].head == "6113728f27ae82c7b1a177c8d03f9e96e0adf246");
  }
  for (const char* event :
       {"workflow_dispatch", "schedule", "release", "workflow_run", "anything"}) {
    const Context context = github_context(github(event), "");
    CHECK(context.faults.empty());
    REQUIRE(context.changes.size() == 1);
    CHECK(context.changes[0].all);
    CHECK(context.changes[0].head == c);
  }
}

TEST_CASE("a merge group is a request against its base") {
  const std::string payload = fixture("merge_group.checks_requested");
  if (payload.empty()) return;
  const Context context = github_context(github("merge_group"), payload);
  CHECK(context.request);
  CHECK(context.target_branch == "main");
  CHECK(context.targets == std::vector<std::string>{"380387fbc80638b734a49e1be1c4dfec1c01b33c"});
  REQUIRE(context.changes.size() == 1);
  CHECK(context.changes[0].head == "2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d");
  CHECK(kinds(context.changes[0]) == "exact:380387fbc80638b734a49e1be ");
}

TEST_CASE("an event that cannot be understood is a fault, never a pass") {
  const std::vector<std::string> payloads = {
      "",
      "{",
      "[]",
      "null",
      "{}",
      R"({"ref":1,"after":2})",
      R"({"pull_request":[]})",
      push("refs/heads/x", "", b),
      push("refs/heads/x", "main", b),
      push("", a, b),
      push("refs/heads/x", a, "--all"),
      R"({"pull_request":{"base":{"sha":"x"},"head":{"sha":""}}})"};
  for (const std::string& payload : payloads) {
    for (const char* event : {"push", "pull_request", "pull_request_target", "merge_group", ""}) {
      INFO(event << ": " << payload);
      const Context context = github_context(github(event), payload);
      CHECK(context.changes.empty());
      REQUIRE(context.faults.size() == 1);
      CHECK(context.faults[0].cause == Cause::base);
    }
  }
}

TEST_CASE("a branch name of the payload cannot become another revision") {
  const std::string payload = R"({"ref":"refs/heads/topic","before":")" + zero + R"(","after":")" +
                              b + R"(","repository":{"default_branch":"main^{/secret}"}})";
  const Context context = github_context(github("push"), payload);
  REQUIRE(context.changes.size() == 1);
  CHECK(kinds(context.changes[0]) == "nothing: ");
}

TEST_CASE("the platform shows in the environment") {
  CHECK(platform_of(github("push")) == Platform::github);
  CHECK(platform_of({{"GITLAB_CI", "true"}}) == Platform::gitlab);
  CHECK(platform_of({}) == Platform::local);
  CHECK_FALSE(is_ci({}));
  CHECK_FALSE(is_ci({{"CI", "false"}}));
  CHECK(is_ci({{"CI", "1"}}));
  CHECK(is_ci({{"JENKINS_URL", "x"}}));
}
