// SPDX-License-Identifier: Apache-2.0
#include "integrations/platforms/context.hpp"
#include "tests/catch.hpp"

using namespace gate;
using namespace gate::platforms;
using Kind = BaseCandidate::Kind;

namespace {

const std::string a(40, 'a');
const std::string b(40, 'b');
const std::string c(40, 'c');
const std::string d(40, 'd');
const std::string zero(40, '0');

Variables gitlab(const Variables& more) {
  Variables variables = {{"GITLAB_CI", "true"},
                         {"CI_COMMIT_SHA", c},
                         {"CI_COMMIT_BEFORE_SHA", zero},
                         {"CI_DEFAULT_BRANCH", "main"},
                         {"CI_PROJECT_PATH", "g/p"}};
  for (const auto& variable : more)
    variables[variable.first] = variable.second;
  return variables;
}

}  // namespace

TEST_CASE("a merge request pipeline has the diff base") {
  const Context context = gitlab_context(gitlab({{"CI_PIPELINE_SOURCE", "merge_request_event"},
                                                 {"CI_MERGE_REQUEST_IID", "7"},
                                                 {"CI_MERGE_REQUEST_DIFF_BASE_SHA", a},
                                                 {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"}}));
  CHECK(context.request);
  CHECK(context.number == "7");
  CHECK(context.targets == std::vector<std::string>{"refs/remotes/origin/main", a});
  REQUIRE(context.changes.size() == 1);
  CHECK(context.changes[0].head == c);
  REQUIRE(context.changes[0].bases.size() == 1);
  CHECK(context.changes[0].bases[0].kind == Kind::exact);
  CHECK(context.changes[0].bases[0].revision == a);
  CHECK(context.changes[0].advice.find("GIT_DEPTH: \"0\"") != std::string::npos);
}

TEST_CASE("a merged-results pipeline judges the source branch") {
  const Context context = gitlab_context(gitlab({{"CI_PIPELINE_SOURCE", "merge_request_event"},
                                                 {"CI_MERGE_REQUEST_IID", "7"},
                                                 {"CI_MERGE_REQUEST_DIFF_BASE_SHA", a},
                                                 {"CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", b},
                                                 {"CI_MERGE_REQUEST_TARGET_BRANCH_SHA", d},
                                                 {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"}}));
  REQUIRE(context.changes.size() == 1);
  CHECK(context.changes[0].head == b);
  REQUIRE(context.changes[0].bases.size() == 2);
  CHECK(context.changes[0].bases[0].kind == Kind::merge_base);
  CHECK(context.changes[0].bases[0].revision == d);
  CHECK(context.changes[0].bases[1].revision == a);
  CHECK(context.targets.front() == d);
}

TEST_CASE("a child pipeline of a merge request is one too") {
  const Context context = gitlab_context(gitlab({{"CI_PIPELINE_SOURCE", "parent_pipeline"},
                                                 {"CI_MERGE_REQUEST_IID", "7"},
                                                 {"CI_MERGE_REQUEST_DIFF_BASE_SHA", a}}));
  CHECK(context.request);
  CHECK(context.changes.size() == 1);
}

TEST_CASE("a branch pipeline is judged from what was there before") {
  const Context context = gitlab_context(gitlab({{"CI_PIPELINE_SOURCE", "push"},
                                                 {"CI_COMMIT_BRANCH", "topic"},
                                                 {"CI_COMMIT_BEFORE_SHA", a}}));
  REQUIRE(context.changes.size() == 1);
  REQUIRE(context.changes[0].bases.size() == 2);
  CHECK(context.changes[0].bases[0].revision == a);
  CHECK(context.changes[0].bases[1].revision == "refs/remotes/origin/main");
  const Context on_main = gitlab_context(gitlab(
      {{"CI_PIPELINE_SOURCE", "push"}, {"CI_COMMIT_BRANCH", "main"}, {"CI_COMMIT_BEFORE_SHA", a}}));
  CHECK(on_main.changes.at(0).bases.size() == 1);
  CHECK(on_main.changes.at(0).hidden == std::vector<std::string>{a});
}

TEST_CASE("the first pipeline of a branch starts at the default branch") {
  const Context context =
      gitlab_context(gitlab({{"CI_PIPELINE_SOURCE", "push"}, {"CI_COMMIT_BRANCH", "topic"}}));
  REQUIRE(context.changes.size() == 1);
  REQUIRE(context.changes[0].bases.size() == 2);
  CHECK(context.changes[0].bases[0].kind == Kind::merge_base);
  CHECK(context.changes[0].bases[1].kind == Kind::nothing);
}

TEST_CASE("tags, schedules and manual pipelines judge everything") {
  for (const char* source : {"schedule", "web", "api", "trigger", "pipeline"}) {
    const Context context =
        gitlab_context(gitlab({{"CI_PIPELINE_SOURCE", source}, {"CI_COMMIT_BRANCH", "main"}}));
    REQUIRE(context.changes.size() == 1);
    CHECK(context.changes[0].all);
    CHECK(context.changes[0].head == c);
  }
  const Context tag =
      gitlab_context(gitlab({{"CI_PIPELINE_SOURCE", "push"}, {"CI_COMMIT_TAG", "v1"}}));
  REQUIRE(tag.changes.size() == 1);
  CHECK(tag.changes[0].all);
  CHECK(tag.changes[0].name == "refs/tags/v1");
}

TEST_CASE("variables that are missing are a fault") {
  for (const Variables& variables :
       {Variables{{"CI_PIPELINE_SOURCE", "merge_request_event"}, {"CI_COMMIT_SHA", c}},
        Variables{{"CI_PIPELINE_SOURCE", "push"}, {"CI_COMMIT_BRANCH", "x"}},
        Variables{{"CI_PIPELINE_SOURCE", "push"}, {"CI_COMMIT_BRANCH", "x"}, {"CI_COMMIT_SHA", c}},
        Variables{{"CI_PIPELINE_SOURCE", "external_pull_request_event"}}, Variables{}}) {
    const Context context = gitlab_context(variables);
    CHECK(context.changes.empty());
    REQUIRE(context.faults.size() == 1);
    CHECK(context.faults[0].cause == Cause::base);
  }
}
