// SPDX-License-Identifier: Apache-2.0
#include "integrations/platforms/context.hpp"
#include "tests/catch.hpp"

using namespace gate;
using namespace gate::platforms;
using Kind = BaseCandidate::Kind;

namespace {

const std::string a(40, 'a');
const std::string b(40, 'b');
const std::string zero(40, '0');

}  // namespace

TEST_CASE("a hook judges every reference of a push") {
  const std::string input = "refs/heads/x " + b + " refs/heads/x " + a + "\n" +
                            "HEAD@{1 day ago} " + b + " refs/heads/new " + zero + "\n" +
                            "(delete) " + zero + " refs/heads/old " + a + "\n" + "refs/tags/v1 " +
                            a + " refs/tags/v1 " + zero + "\n";
  const Context context = hook_context({}, "origin", "git@host:r.git", input);
  CHECK(context.faults.empty());
  CHECK(context.platform == Platform::hook);
  REQUIRE(context.changes.size() == 3);
  CHECK(context.changes[0].name == "refs/heads/x");
  CHECK(context.changes[0].head == b);
  CHECK(context.changes[0].hidden_remote == "origin");
  REQUIRE(context.changes[0].bases.size() == 4);
  CHECK(context.changes[0].bases[0].kind == Kind::exact);
  CHECK(context.changes[0].bases[0].revision == a);
  CHECK(context.changes[1].name == "refs/heads/new");
  REQUIRE(context.changes[1].bases.size() == 3);
  CHECK(context.changes[1].bases[0].kind == Kind::default_branch);
  CHECK(context.changes[1].bases[1].kind == Kind::not_on_remote);
  CHECK(context.changes[1].bases[2].kind == Kind::nothing);
  CHECK(context.changes[2].name == "refs/tags/v1");
  CHECK(context.notes == std::vector<std::string>{"refs/heads/old is deleted: nothing to judge"});
}

TEST_CASE("ids of zeros have any length") {
  const std::string long_zero(64, '0');
  const std::string long_id(64, 'a');
  const Context context = hook_context(
      {}, "origin", "u", "refs/heads/x " + long_id + " refs/heads/x " + long_zero + "\n");
  REQUIRE(context.changes.size() == 1);
  CHECK(context.changes[0].bases[0].kind == Kind::default_branch);
}

TEST_CASE("a push without input judges HEAD if it has news, without arguments it is a fault") {
  const Context nothing = hook_context({}, "origin", "u", "\n");
  CHECK(nothing.faults.empty());
  REQUIRE(nothing.changes.size() == 1);
  CHECK(nothing.changes[0].head == "HEAD");
  CHECK(nothing.changes[0].only_if_new);
  CHECK(nothing.changes[0].hidden_remote == "origin");
  CHECK(nothing.changes[0].bases.at(0).kind == Kind::default_branch);
  REQUIRE(nothing.notes.size() == 1);
  CHECK(nothing.notes[0].find("input was empty, so only HEAD could be judged") !=
        std::string::npos);
  CHECK(hook_context({}, "", "u", "").changes.at(0).hidden_remote == "u");
  const Context unknown = hook_context({}, "", "", "");
  REQUIRE(unknown.faults.size() == 1);
  CHECK(unknown.faults[0].cause == Cause::base);
  CHECK(unknown.faults[0].what.find("use_stdin: true") != std::string::npos);
}

TEST_CASE("a line that is none is a fault, the others are judged") {
  for (const std::string& bad :
       {std::string{"garbage"}, std::string{"a b c"}, "refs/heads/x " + b + " refs/heads/x",
        "x --all refs/heads/x " + a, " " + b + " refs/heads/x " + a,
        "refs/heads/x " + b + " refs/heads/x " + a + " "}) {
    INFO(bad);
    const Context context =
        hook_context({}, "origin", "u", bad + "\nrefs/heads/y " + b + " refs/heads/y " + a + "\n");
    CHECK(context.faults.size() == 1);
    CHECK(context.changes.size() == 1);
  }
}

TEST_CASE("pre-commit hands on one reference, and it is said") {
  const Variables update = {{"PRE_COMMIT_FROM_REF", a},
                            {"PRE_COMMIT_TO_REF", b},
                            {"PRE_COMMIT_REMOTE_NAME", "origin"},
                            {"PRE_COMMIT_REMOTE_BRANCH", "refs/heads/x"}};
  const Context context = hook_context(update, "", "", "");
  REQUIRE(context.changes.size() == 1);
  CHECK(context.changes[0].head == b);
  CHECK(context.changes[0].bases[0].revision == a);
  REQUIRE(context.notes.size() == 1);
  CHECK(context.notes[0].find("the first reference of a push only") != std::string::npos);

  const Context first = hook_context({{"PRE_COMMIT_REMOTE_NAME", "origin"}}, "", "", "");
  REQUIRE(first.changes.size() == 1);
  CHECK(first.changes[0].head == "HEAD");
  CHECK(first.changes[0].bases[0].kind == Kind::default_branch);
}

TEST_CASE("a push of too many references is a fault") {
  std::string input;
  for (int i = 0; i < 10'001; ++i)
    input += "r " + b + " r " + a + "\n";
  const Context context = hook_context({}, "origin", "u", input);
  REQUIRE(context.faults.size() == 1);
  CHECK(context.faults[0].cause == Cause::limit);
}

TEST_CASE("by hand the work tree is judged against the upstream") {
  const Context context = local_context({}, {});
  REQUIRE(context.changes.size() == 1);
  CHECK(context.changes[0].head.empty());
  CHECK(context.changes[0].all_without_base);
  CHECK(context.changes[0].bases.at(0).kind == Kind::default_branch);
}

TEST_CASE("the command line outranks the platform") {
  Asked asked;
  SECTION("range") {
    asked.range = "main..topic";
    const Context context = local_context(asked, {});
    REQUIRE(context.changes.size() == 1);
    CHECK(context.changes[0].head == "topic");
    REQUIRE(context.changes[0].bases.size() == 1);
    CHECK(context.changes[0].bases[0].kind == Kind::merge_base);
    CHECK(context.changes[0].bases[0].revision == "main");
    CHECK(context.changes[0].hidden == std::vector<std::string>{"main"});
    CHECK_FALSE(context.changes[0].all_without_base);
  }
  SECTION("open range") {
    asked.range = "main..";
    CHECK(local_context(asked, {}).changes.at(0).head == "HEAD");
    asked.range = "..topic";
    CHECK(local_context(asked, {}).changes.at(0).bases.at(0).revision == "HEAD");
    asked.range = "main...topic";
    CHECK(local_context(asked, {}).changes.at(0).head == "topic");
  }
  SECTION("no range") {
    for (const char* bad : {"main", "a....b", "a..b..c"}) {
      asked.range = bad;
      const Context context = local_context(asked, {});
      CHECK(context.changes.empty());
      CHECK(context.faults.size() == 1);
    }
  }
  SECTION("base over a platform that knows none") {
    asked.base = "origin/main";
    Context context = github_context({{"GITHUB_EVENT_NAME", "push"}, {"GITHUB_SHA", a}}, "");
    REQUIRE(context.faults.size() == 1);
    override_with(asked, context);
    CHECK(context.faults.empty());
    REQUIRE(context.changes.size() == 1);
    CHECK(context.changes[0].bases.at(0).revision == "origin/main");
  }
}
