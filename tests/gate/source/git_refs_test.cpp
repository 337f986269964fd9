// SPDX-License-Identifier: Apache-2.0
#include "tests/gate/source/repository.hpp"

using namespace gate;
using namespace gate::source;
using namespace gate::source::test;

// libgit2 1.5 leaks one allocation of PCRE2 for every configuration key that it looks at while it
// checks a repository of format version 1. gate uses no PCRE2 in this program.
extern "C" const char* __lsan_default_suppressions();   // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "leak:libpcre2";
}

TEST_CASE("a repository is found upwards") {
  TestRepository test;
  test.put("a/b/c", "x\n");
  const std::string head = test.commit();
  const Repository repository = test.open(test.root() + "/a/b");
  CHECK(repository.root() == fs::canonical(test.root()).string());
  CHECK_FALSE(repository.is_bare());
  CHECK(repository.head() == head);
  CHECK(repository.branch() == "refs/heads/main");
}

TEST_CASE("outside of git there is no repository") {
  const TemporaryFolder folder;
  const auto opened = Repository::open(folder.path());
  REQUIRE_FALSE(opened);
  CHECK(opened.fault().cause == Cause::missing);
  CHECK(opened.fault().what == folder.path() + " is not in a git repository");
}

TEST_CASE("a repository without commits") {
  TestRepository test;
  test.put("a", "1\n");
  const Repository repository = test.open();
  CHECK_FALSE(repository.head());
  CHECK_FALSE(repository.resolve("HEAD"));
  CHECK(paths(tree(repository.work_tree())->list("").value) == "a\n");
  CHECK(tree(repository.index_tree())->list("").value.empty());
}

TEST_CASE("revisions resolve through tags to commits") {
  TestRepository test;
  test.put("a", "1\n");
  const std::string head = test.commit();
  test.git("tag light");
  test.git("tag -a -m x annotated");
  test.git("tag -a -m x nested annotated");
  test.git("tag blob HEAD:a");
  test.git("tag -a -m x tree HEAD^{tree}");
  const Repository repository = test.open();
  for (const char* name : {"light", "annotated", "nested", "refs/tags/annotated", "main", "HEAD"}) {
    const auto resolved = repository.resolve(name);
    REQUIRE(resolved);
    CHECK(*resolved == head);
  }
  CHECK(*repository.resolve(test.git("rev-parse annotated")) == head);
  CHECK(repository.resolve("blob").fault().what == "'blob' names a blob, not a commit");
  CHECK(repository.resolve("tree").fault().what == "'tree' names a tree, not a commit");
  CHECK(repository.resolve("nowhere").fault().what ==
        "'nowhere' names no commit of this repository");
  CHECK(repository.resolve("nowhere").fault().cause == Cause::base);
}

TEST_CASE("the upstream's default branch") {
  TestRepository test;
  test.put("a", "1\n");
  const std::string head = test.commit();
  CHECK_FALSE(test.open().upstream_default_branch());
  SECTION("is what the remote's HEAD says") {
    test.git("branch -m trunk");
    test.git("clone -q . ../c");
    const auto ref = test.open(test.outer() + "/c").upstream_default_branch();
    REQUIRE(ref);
    CHECK(ref->name == "refs/remotes/origin/trunk");
    CHECK(ref->commit == head);
  }
  SECTION("is main or master else") {
    test.git("update-ref refs/remotes/origin/master HEAD");
    CHECK(test.open().upstream_default_branch()->name == "refs/remotes/origin/master");
    test.git("update-ref refs/remotes/origin/main HEAD");
    CHECK(test.open().upstream_default_branch()->name == "refs/remotes/origin/main");
  }
  SECTION("is what init.defaultBranch names at last") {
    test.git("update-ref refs/remotes/origin/develop HEAD");
    test.git("config init.defaultBranch develop");
    CHECK(test.open().upstream_default_branch()->name == "refs/remotes/origin/develop");
  }
  SECTION("of the remote that the branch follows") {
    test.git("remote add upstream ../u");
    test.git("update-ref refs/remotes/origin/main HEAD");
    test.git("update-ref refs/remotes/upstream/main HEAD");
    test.git("config branch.main.remote upstream");
    test.git("config branch.main.merge refs/heads/main");
    CHECK(test.open().upstream_default_branch()->name == "refs/remotes/upstream/main");
    CHECK(test.open().upstream_default_branch("origin")->name == "refs/remotes/origin/main");
    CHECK(test.open().remote_named("../u") == "upstream");
    CHECK(test.open().remote_named("nope").empty());
  }
}

TEST_CASE("remote-tracking branches of one remote") {
  TestRepository test;
  const std::string head = test.commit();
  for (const char* name : {"origin/a", "origin/b/c", "other/a"})
    test.git(std::string{"update-ref refs/remotes/"} + name + " HEAD");
  test.git("symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/a");
  const Repository repository = test.open();
  CHECK(repository.remote_branches().value.size() == 3);
  CHECK(repository.remote_branches("origin").value.size() == 2);
  CHECK(repository.remote_branches("o*").value.empty());
  CHECK(repository.remote_branch("b/c", "origin")->commit == head);
}

TEST_CASE("bare repositories have commits and no work tree") {
  TestRepository test;
  test.put("a/Dockerfile", "FROM x\n");
  const std::string head = test.commit();
  test.git("clone -q --bare . ../b.git");
  const Repository repository = test.open(test.outer() + "/b.git");
  CHECK(repository.is_bare());
  CHECK(repository.head() == head);
  CHECK(read(*tree(repository.commit_tree(head)), "a/Dockerfile") == "FROM x\n");
  CHECK_FALSE(repository.work_tree());
}

TEST_CASE("linked work trees have their own index and HEAD") {
  TestRepository test;
  test.put("a", "1\n");
  const std::string base = test.commit();
  test.git("worktree add -q -b topic ../w");
  const std::string folder = test.outer() + "/w";
  write(folder + "/a", "2\n");
  write(folder + "/staged", "s\n");
  test.git("add staged", folder);
  const Repository repository = test.open(folder);
  CHECK(repository.root() == fs::canonical(folder).string());
  CHECK(repository.branch() == "refs/heads/topic");
  CHECK(print(repository.changes(*tree(repository.commit_tree(base)), *tree(repository.work_tree()))
                  .value) == "M a\nA staged\n");
  CHECK(
      print(repository.changes(*tree(repository.commit_tree(base)), *tree(repository.index_tree()))
                .value) == "A staged\n");
}

TEST_CASE("extensions that a reader can live with") {
  TestRepository test;
  test.put("a", "1\n");
  const std::string head = test.commit();
  test.git("config core.repositoryFormatVersion 1");
  for (const char* setting : {"extensions.worktreeConfig true", "extensions.partialClone origin",
                              "extensions.preciousObjects true", "extensions.objectFormat sha1",
                              "extensions.refStorage files"}) {
    test.git(std::string{"config "} + setting);
  }
  CHECK(test.open().head() == head);
}

TEST_CASE("repositories that cannot be read are refused with a sentence") {
  SECTION("SHA-256") {
    const TestRepository test{"--object-format=sha256"};
    const auto opened = Repository::open(test.root());
    REQUIRE_FALSE(opened);
    CHECK(opened.fault().cause == Cause::repository);
    CHECK(opened.fault().what ==
          fs::canonical(test.root()).string() +
              " names its objects by sha256; only SHA-1 repositories can be read");
  }
  SECTION("reftable") {
    const TestRepository test;
    test.git("config core.repositoryFormatVersion 1");
    test.git("config extensions.refStorage reftable");
    const auto opened = Repository::open(test.root());
    REQUIRE_FALSE(opened);
    CHECK(opened.fault().cause == Cause::repository);
    CHECK(opened.fault().what.find("stores its references as reftable") != std::string::npos);
  }
  SECTION("unknown") {
    const TestRepository test;
    test.git("config core.repositoryFormatVersion 1");
    test.git("config extensions.fromTheFuture true");
    const auto opened = Repository::open(test.root());
    REQUIRE_FALSE(opened);
    CHECK(opened.fault().cause == Cause::repository);
  }
}
