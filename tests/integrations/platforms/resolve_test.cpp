// SPDX-License-Identifier: Apache-2.0
#include "integrations/platforms/resolve.hpp"

#include "tests/gate/source/repository.hpp"

using namespace gate;
using namespace gate::platforms;
using source::Repository;
using source::test::print;
using source::test::TestRepository;
using source::test::tree;

namespace {

const std::string zero(40, '0');

// main: one, two; topic (from one): adds, removes; and the test merge of both.
struct Forge {
  TestRepository origin;
  std::string one, two, adds, removes, merge;

  Forge() {
    origin.put("f", "1\n");
    one = origin.commit("one");
    origin.git("checkout -q -b topic");
    origin.put("t", "token\n");
    adds = origin.commit("adds");
    origin.put("t", "clean\n");
    removes = origin.commit("removes");
    origin.git("checkout -q main");
    origin.put("m", "2\n");
    two = origin.commit("two");
    origin.git("checkout -q --detach");
    origin.git("merge -q --no-ff -m merge topic");
    merge = origin.git("rev-parse HEAD");
    origin.git("update-ref refs/pull/1/merge " + merge);
    origin.git("checkout -q main");
    origin.git("config uploadpack.allowAnySHA1InWant true");
  }

  // What actions/checkout does for a ref.
  [[nodiscard]] std::string checkout(const std::string& ref, const std::string& depth) const {
    const std::string folder = origin.outer() + "/c";
    origin.run("rm -rf " + folder + "; git init -q " + folder);
    origin.git("remote add origin file://" + origin.root(), folder);
    const std::string all = "+refs/heads/*:refs/remotes/origin/*";
    const std::string what = depth == "0"
                                 ? all + " +" + ref + ":refs/remotes/pull/1/merge"
                                 : "--depth=" + depth + " +" + ref + ":refs/remotes/pull/1/merge";
    origin.git("fetch -q --no-tags origin " + what, folder);
    origin.git("checkout -q refs/remotes/pull/1/merge", folder);
    return folder;
  }

  [[nodiscard]] Context pull_request() const {
    return github_context({{"GITHUB_EVENT_NAME", "pull_request"}, {"GITHUB_SHA", merge}},
                          R"({"pull_request":{"number":1,"base":{"sha":")" + one +
                              R"(","ref":"main"},"head":{"sha":")" + removes +
                              R"("}},"repository":{"default_branch":"main"}})");
  }
  [[nodiscard]] static Context push(const std::string& ref, const std::string& before,
                                    const std::string& after, const std::string& more = "") {
    return github_context({{"GITHUB_EVENT_NAME", "push"}, {"GITHUB_SHA", after}},
                          R"({"ref":"refs/heads/)" + ref + R"(","before":")" + before +
                              R"(","after":")" + after + "\"" + more +
                              R"(,"repository":{"default_branch":"main"}})");
  }
};

std::string changed(const Repository& repository, const ResolvedChange& change) {
  const auto base =
      change.base.empty() ? Repository::empty_tree() : tree(repository.commit_tree(change.base));
  const auto head = change.head.empty() ? tree(repository.work_tree())
                                        : tree(repository.commit_tree(change.head));
  return print(repository.changes(*base, *head).value);
}

std::uint64_t commits(const Repository& repository, const ResolvedChange& change,
                      std::vector<Fault>& faults) {
  auto walked =
      repository.for_each_commit(change.range, [](const source::Commit&, source::CommitFile&&) {});
  faults = walked.faults;
  return walked.value.commits;
}

}  // namespace

TEST_CASE("a pull request with its whole history") {
  const Forge forge;
  const Repository repository = forge.origin.open(forge.checkout("refs/pull/1/merge", "0"));
  const auto resolved = resolve(forge.pull_request(), repository);
  CHECK(resolved.faults.empty());
  REQUIRE(resolved.value.changes.size() == 1);
  const ResolvedChange& change = resolved.value.changes[0];
  CHECK(change.base == forge.one);
  CHECK(change.head == forge.removes);
  CHECK(changed(repository, change) == "A t\n");
  std::vector<Fault> faults;
  CHECK(commits(repository, change, faults) == 2);
  CHECK(faults.empty());
  CHECK(resolved.value.policy_of_target);
  CHECK(resolved.value.target == forge.two);  // the tip, not the base of the payload
  CHECK(resolved.value.target_text == "tip of main, " + forge.two.substr(0, 12));
}

TEST_CASE("a commit of a pull request never brings the policy that judges it") {
  const Forge forge;
  const Context context =
      github_context({{"GITHUB_EVENT_NAME", "pull_request"}, {"GITHUB_SHA", forge.removes}},
                     R"({"pull_request":{"number":1,"base":{"sha":")" + forge.one +
                         R"(","ref":"main"},"head":{"sha":")" + forge.removes +
                         R"("}},"repository":{"default_branch":"main"}})");
  const std::string folder = forge.checkout("refs/pull/1/merge", "0");
  const auto known = resolve(context, forge.origin.open(folder));
  REQUIRE(known.value.changes.size() == 1);
  CHECK(known.value.changes[0].base == forge.one);
  CHECK(known.value.policy_of_target);
  CHECK(known.value.target == forge.two);
  forge.origin.git("update-ref -d refs/remotes/origin/main", folder);
  const auto unknown = resolve(context, forge.origin.open(folder));
  CHECK(unknown.value.target == forge.one);
}

TEST_CASE("a pull request at depth 2 has its files, and says that it lacks commits") {
  const Forge forge;
  const Repository repository = forge.origin.open(forge.checkout("refs/pull/1/merge", "2"));
  const auto resolved = resolve(forge.pull_request(), repository);
  CHECK(resolved.faults.empty());
  REQUIRE(resolved.value.changes.size() == 1);
  const ResolvedChange& change = resolved.value.changes[0];
  CHECK(change.base == forge.two);
  CHECK(change.head == forge.merge);
  CHECK(changed(repository, change) == "A t\n");
  std::vector<Fault> faults;
  CHECK(commits(repository, change, faults) == 0);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].cause == Cause::shallow);
}

TEST_CASE("a pull request at depth 1 is a fault that says what to add") {
  const Forge forge;
  const Repository repository = forge.origin.open(forge.checkout("refs/pull/1/merge", "1"));
  const auto resolved = resolve(forge.pull_request(), repository);
  CHECK(resolved.value.changes.empty());
  REQUIRE(resolved.faults.size() == 1);
  CHECK(resolved.faults[0].cause == Cause::shallow);
  CHECK(resolved.faults[0].what ==
        "pull request 1: '" + forge.removes +
            "' is not in this shallow clone; set `fetch-depth: 0` under `with:` of the "
            "actions/checkout step, or name the base with --base");
}

TEST_CASE("pushes to a branch") {
  const Forge forge;
  const std::string whole = forge.checkout("refs/heads/topic", "0");
  const Repository repository = forge.origin.open(whole);
  std::vector<Fault> faults;
  SECTION("from a known commit") {
    const auto resolved = resolve(Forge::push("topic", forge.adds, forge.removes), repository);
    REQUIRE(resolved.value.changes.size() == 1);
    CHECK(changed(repository, resolved.value.changes[0]) == "M t\n");
    CHECK(commits(repository, resolved.value.changes[0], faults) == 1);
    CHECK_FALSE(resolved.value.policy_of_target);
  }
  SECTION("new: its own remote-tracking branch hides nothing") {
    const auto resolved = resolve(Forge::push("topic", zero, forge.removes), repository);
    REQUIRE(resolved.value.changes.size() == 1);
    CHECK(resolved.value.changes[0].base == forge.one);
    CHECK(commits(repository, resolved.value.changes[0], faults) == 2);
  }
  SECTION("forced over a commit that is gone") {
    const auto resolved = resolve(
        Forge::push("topic", std::string(40, '5'), forge.removes, R"(,"forced":true)"), repository);
    REQUIRE(resolved.value.changes.size() == 1);
    CHECK(resolved.value.changes[0].base == forge.one);
  }
  SECTION("forced on the default branch over a commit that is gone is a fault") {
    const auto resolved = resolve(
        Forge::push("main", std::string(40, '5'), forge.two, R"(,"forced":true)"), repository);
    CHECK(resolved.value.changes.empty());
    REQUIRE(resolved.faults.size() == 1);
    CHECK(resolved.faults[0].cause == Cause::base);
  }
  SECTION("the first of a repository: all of it") {
    const auto resolved = resolve(Forge::push("main", zero, forge.two), repository);
    REQUIRE(resolved.value.changes.size() == 1);
    CHECK(resolved.value.changes[0].base.empty());
    CHECK(resolved.value.changes[0].scope == Scope::change);
    CHECK(changed(repository, resolved.value.changes[0]) == "A f\nA m\n");
    CHECK(commits(repository, resolved.value.changes[0], faults) == 2);
  }
  SECTION("at depth 1") {
    const Repository shallow = forge.origin.open(forge.checkout("refs/heads/topic", "1"));
    for (const std::string& before : {forge.adds, zero}) {
      const auto resolved = resolve(Forge::push("topic", before, forge.removes), shallow);
      CHECK(resolved.value.changes.empty());
      REQUIRE(resolved.faults.size() == 1);
      CHECK(resolved.faults[0].cause == Cause::shallow);
      CHECK(resolved.faults[0].what.find("fetch-depth: 0") != std::string::npos);
    }
  }
}

TEST_CASE("events without a base judge everything and no commits") {
  const Forge forge;
  const Repository repository = forge.origin.open();
  const auto resolved =
      resolve(github_context({{"GITHUB_EVENT_NAME", "schedule"}, {"GITHUB_SHA", forge.two}}, ""),
              repository);
  REQUIRE(resolved.value.changes.size() == 1);
  CHECK(resolved.value.changes[0].scope == Scope::all);
  CHECK(resolved.value.changes[0].head == forge.two);
  CHECK_FALSE(resolved.value.changes[0].has_commits);
}

TEST_CASE("a merged-results pipeline of GitLab") {
  const Forge forge;
  const Repository repository = forge.origin.open(forge.checkout("refs/pull/1/merge", "0"));
  const auto resolved =
      resolve(gitlab_context({{"CI_PIPELINE_SOURCE", "merge_request_event"},
                              {"CI_MERGE_REQUEST_IID", "1"},
                              {"CI_COMMIT_SHA", forge.merge},
                              {"CI_MERGE_REQUEST_DIFF_BASE_SHA", forge.one},
                              {"CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", forge.removes},
                              {"CI_MERGE_REQUEST_TARGET_BRANCH_SHA", forge.two}}),
              repository);
  REQUIRE(resolved.value.changes.size() == 1);
  CHECK(resolved.value.changes[0].base == forge.one);
  CHECK(resolved.value.target == forge.two);
}

TEST_CASE("what a hook pushes") {
  const Forge forge;
  forge.origin.git("clone -q . ../c");
  const std::string folder = forge.origin.outer() + "/c";
  forge.origin.git("checkout -q -b work", folder);
  source::test::write(folder + "/new", "n\n");
  forge.origin.git("add new", folder);
  forge.origin.git("-c user.name=A -c user.email=a@b.test commit -q -m new", folder);
  const std::string head = forge.origin.git("rev-parse HEAD", folder);
  forge.origin.git("-c user.name=A -c user.email=a@b.test tag -a -m t v1", folder);
  forge.origin.git("tag blob HEAD:new", folder);
  const Repository repository = forge.origin.open(folder);
  const auto pushed = [&](const std::string& lines, const std::string& remote = "origin") {
    return resolve(hook_context({}, remote, "file://" + forge.origin.root(), lines), repository);
  };
  std::vector<Fault> faults;

  SECTION("a new branch: only what no remote branch has") {
    const auto resolved = pushed("refs/heads/work " + head + " refs/heads/work " + zero + "\n");
    REQUIRE(resolved.value.changes.size() == 1);
    CHECK(resolved.value.changes[0].base == forge.two);
    CHECK(changed(repository, resolved.value.changes[0]) == "A new\n");
    CHECK(commits(repository, resolved.value.changes[0], faults) == 1);
  }
  SECTION("no input: HEAD is judged as a new branch") {
    const auto resolved = pushed("");
    CHECK(resolved.faults.empty());
    CHECK(resolved.value.notes.size() == 1);
    REQUIRE(resolved.value.changes.size() == 1);
    CHECK(resolved.value.changes[0].head == head);
    CHECK(changed(repository, resolved.value.changes[0]) == "A new\n");
    CHECK(commits(repository, resolved.value.changes[0], faults) == 1);
    CHECK(pushed("", "https://else.test/r").value.changes.at(0).base.empty());
  }
  SECTION("no input and nothing that the remote lacks: nothing is judged") {
    forge.origin.git("checkout -q --detach origin/topic", folder);
    const auto resolved = resolve(hook_context({}, "origin", "u", ""), forge.origin.open(folder));
    CHECK(resolved.faults.empty());
    CHECK(resolved.value.changes.empty());
    CHECK(resolved.value.notes.size() == 1);
  }
  SECTION("several references, a deleted one and an annotated tag") {
    const std::string tag = forge.origin.git("rev-parse v1", folder);
    const auto resolved = pushed("refs/heads/work " + head + " refs/heads/work " + zero +
                                 "\n(delete) " + zero + " refs/heads/topic " + forge.removes +
                                 "\nrefs/tags/v1 " + tag + " refs/tags/v1 " + zero + "\n");
    CHECK(resolved.faults.empty());
    REQUIRE(resolved.value.changes.size() == 2);
    CHECK(resolved.value.changes[1].head == head);
    CHECK(resolved.value.notes.size() == 1);
  }
  SECTION("a tag of a blob is a fault") {
    const std::string blob = forge.origin.git("rev-parse blob", folder);
    const auto resolved = pushed("refs/tags/blob " + blob + " refs/tags/blob " + zero + "\n");
    REQUIRE(resolved.faults.size() == 1);
    CHECK(resolved.faults[0].what.find("names a blob, not a commit") != std::string::npos);
  }
  SECTION("forced over a commit that this clone does not have") {
    const auto resolved =
        pushed("refs/heads/work " + head + " refs/heads/work " + std::string(40, '7') + "\n");
    REQUIRE(resolved.value.changes.size() == 1);
    CHECK(resolved.value.changes[0].base == forge.two);
    CHECK(commits(repository, resolved.value.changes[0], faults) == 1);
  }
  SECTION("to a remote that is not known: everything") {
    const auto resolved =
        resolve(hook_context({}, "https://else.test/r", "https://else.test/r",
                             "refs/heads/work " + head + " refs/heads/work " + zero),
                repository);
    REQUIRE(resolved.value.changes.size() == 1);
    CHECK(resolved.value.changes[0].base.empty());
    CHECK(commits(repository, resolved.value.changes[0], faults) == 3);
  }
  SECTION("a branch without the default branch's history") {
    forge.origin.git("update-ref -d refs/remotes/origin/main", folder);
    forge.origin.git("symbolic-ref -d refs/remotes/origin/HEAD", folder);
    forge.origin.git("update-ref refs/remotes/origin/side " + forge.one, folder);
    const auto resolved = pushed("refs/heads/work " + head + " refs/heads/work " + zero + "\n");
    REQUIRE(resolved.value.changes.size() == 1);
    CHECK(resolved.value.changes[0].base == forge.one);
    CHECK(commits(repository, resolved.value.changes[0], faults) == 2);
  }
}

TEST_CASE("by hand, with and without an upstream") {
  const Forge forge;
  const auto alone = resolve(local_context({}, {}), forge.origin.open());
  CHECK(alone.faults.empty());
  REQUIRE(alone.value.changes.size() == 1);
  CHECK(alone.value.changes[0].scope == Scope::all);
  CHECK(alone.value.changes[0].head.empty());

  forge.origin.git("clone -q . ../c");
  const std::string folder = forge.origin.outer() + "/c";
  source::test::write(folder + "/untracked", "u\n");
  const Repository repository = forge.origin.open(folder);
  const auto resolved = resolve(local_context({}, {}), repository);
  REQUIRE(resolved.value.changes.size() == 1);
  CHECK(resolved.value.changes[0].scope == Scope::change);
  CHECK(resolved.value.changes[0].head_text == "work tree");
  CHECK(changed(repository, resolved.value.changes[0]) == "A untracked\n");

  Asked asked;
  asked.range = "origin/topic~1..origin/topic";
  const auto range = resolve(local_context(asked, {}), repository);
  REQUIRE(range.value.changes.size() == 1);
  CHECK(changed(repository, range.value.changes[0]) == "M t\n");
  asked.range = "nowhere..HEAD";
  const auto unknown = resolve(local_context(asked, {}), repository);
  CHECK(unknown.value.changes.empty());
  CHECK(unknown.faults.at(0).cause == Cause::base);
}

TEST_CASE("a hook without input in a repository without commits has nothing to judge") {
  const TestRepository test;
  const auto resolved = resolve(hook_context({}, "origin", "u", ""), test.open());
  CHECK(resolved.faults.empty());
  CHECK(resolved.value.changes.empty());
}

TEST_CASE("a repository without commits judges its work tree") {
  TestRepository test;
  test.put("a", "1\n");
  const auto resolved = resolve(local_context({}, {}), test.open());
  CHECK(resolved.faults.empty());
  REQUIRE(resolved.value.changes.size() == 1);
  CHECK(resolved.value.changes[0].scope == Scope::all);
}
