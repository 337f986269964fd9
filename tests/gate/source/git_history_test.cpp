// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "tests/gate/source/repository.hpp"

using namespace gate;
using namespace gate::source;
using namespace gate::source::test;

namespace {

struct Seen {
  std::string text;  // "message path lines", a line each
  std::vector<Fault> faults;
  Walked walked;
};

Seen walk(const TestRepository& test, const CommitRange& range, const std::string& folder = "") {
  const Repository repository = test.open(folder);
  Seen seen;
  auto outcome = repository.for_each_commit(range, [&](const Commit& commit, CommitFile&& file) {
    seen.text += test.git("log -1 --format=%s " + commit.id, folder) + ' ' + file.changed.path +
                 ' ' + print(file.added) + '\n';
  });
  seen.walked = outcome.value;
  seen.faults = outcome.faults;
  return seen;
}

std::string numbered(int from, int to) {
  std::string text;
  for (int i = from; i <= to; ++i)
    text += "line " + std::to_string(i) + '\n';
  return text;
}

// UTF-16, little-endian, with its mark.
std::string utf16(const std::u16string& text) {
  std::string bytes = "\xff\xfe";
  for (const char16_t unit : text) {
    bytes += static_cast<char>(unit & 0xFFU);
    bytes += static_cast<char>(unit >> 8U);
  }
  return bytes;
}

}  // namespace

TEST_CASE("lines of UTF-16 are those of the decoded text") {
  TestRepository test;
  // The low byte of U+010A is that of a line break.
  const std::u16string dots(40, u'\u010A');
  test.put("a", utf16(dots + u"\n"));
  const std::string base = test.commit("base");
  test.put("a", utf16(dots + u"\ntoken\n"));
  test.commit("adds");
  test.put("a", utf16(dots + u"\n"));
  const std::string head = test.commit("removes");
  CHECK(walk(test, {{head}, {base}}).text == "removes a \nadds a 2-2 \n");
  CHECK(walk(test, {{base}, {}}).text == "base a 1-1 \n");
  std::string added;
  auto outcome =
      test.open().for_each_commit({{head}, {base}}, [&](const Commit&, CommitFile&& file) {
        if (!file.added.empty()) added = file.text;
      });
  CHECK(outcome.faults.empty());
  CHECK(added.size() == 40 * 2 + std::string{"\ntoken\n"}.size());
  CHECK(added.find("\ntoken\n") != std::string::npos);
}

TEST_CASE("every commit of a range is seen, a line that comes and goes too") {
  TestRepository test;
  test.put("a", "1\n");
  const std::string base = test.commit("base");
  test.put("a", "1\ntoken\n");
  test.commit("adds");
  test.put("a", "1\n");
  const std::string head = test.commit("removes");
  const Seen seen = walk(test, {{head}, {base}});
  CHECK(seen.text == "removes a \nadds a 2-2 \n");
  CHECK(seen.walked.commits == 2);
  CHECK(seen.faults.empty());
  CHECK(walk(test, {{head}, {head}}).walked.commits == 0);
  CHECK(walk(test, {{head}, {}}).text == "removes a \nadds a 2-2 \nbase a 1-1 \n");
}

TEST_CASE("who made a commit is told") {
  TestRepository test;
  const std::string head = test.commit("x");
  const auto commit = test.open().commit(head);
  REQUIRE(commit);
  CHECK(commit->author == "Ann");
  CHECK(commit->email == "ann@example.test");
  CHECK(std::to_string(commit->time) == test.git("log -1 --format=%at"));
}

TEST_CASE("a renamed file adds only its new lines") {
  TestRepository test;
  test.put("old", numbered(1, 20));
  const std::string base = test.commit("base");
  test.git("mv old new");
  test.put("new", numbered(1, 20) + "more\n");
  const std::string head = test.commit("renames");
  CHECK(walk(test, {{head}, {base}}).text == "renames new 21-21 \n");
}

TEST_CASE("a merge adds what no parent holds") {
  TestRepository test;
  test.put("a", numbered(1, 30));
  const std::string base = test.commit("base");
  test.git("checkout -q -b topic");
  test.put("a", "topic\n" + numbered(1, 30));
  test.put("t", "t\n");
  test.commit("topic");
  test.git("checkout -q main");
  test.put("a", numbered(1, 30) + "main\n");
  test.put("m", "m\n");
  const std::string main = test.commit("main");
  test.git("checkout -q topic");

  SECTION("clean") {
    test.git("merge -q -m merge main");
    const std::string head = test.git("rev-parse HEAD");
    // `a` differs from both parents, but each of its lines is one parent's.
    CHECK(walk(test, {{head}, {base}}).text.find("merge a \n") != std::string::npos);
    CHECK(walk(test, {{head}, {main}}).text == "merge a \ntopic a 1-1 \ntopic t 1-1 \n");
  }
  SECTION("evil") {
    test.git("merge -q --no-commit main");
    test.put("a", "topic\nsmuggled\n" + numbered(1, 30) + "main\n");
    test.put("hidden", "new file in the merge\n");
    const std::string head = test.commit("merge");
    CHECK(walk(test, {{head}, {main}}).text ==
          "merge a 2-2 \nmerge hidden 1-1 \ntopic a 1-1 \ntopic t 1-1 \n");
  }
  SECTION("of a file renamed on one side") {
    test.git("mv a b");
    test.commit("rename");
    test.git("merge -q -m merge main");
    const std::string head = test.git("rev-parse HEAD");
    CHECK(walk(test, {{head}, {main}}).text == "merge b \ntopic a 1-1 \ntopic t 1-1 \n");
  }
  SECTION("of one side only") {
    test.git("merge -q -s ours -m merge main");
    const std::string head = test.git("rev-parse HEAD");
    CHECK(walk(test, {{head}, {main}}).text == "topic a 1-1 \ntopic t 1-1 \n");
  }
}

TEST_CASE("commit selection and merge bases are those of git") {
  TestRepository test;
  std::mt19937 random{5};
  const auto pick = [&](std::size_t most) {
    return std::uniform_int_distribution<std::size_t>{0, most - 1}(random);
  };
  std::vector<std::string> commits;
  const std::string empty = test.git("hash-object -t tree -w /dev/null");
  for (int i = 0; i < 60; ++i) {
    std::string parents;
    if (!commits.empty()) {
      parents =
          " -p " + commits[commits.size() - 1 - pick(std::min<std::size_t>(commits.size(), 4))];
      const std::string other = " -p " + commits[pick(commits.size())];
      if (pick(3) == 0 && other != parents) parents += other;
    }
    // Clocks are wrong now and then.
    const std::string date =
        std::to_string(1700000000 + i * 1000 - (pick(5) == 0 ? 20000 : 0)) + " +0000";
    commits.push_back(test.run("GIT_AUTHOR_DATE=\"" + date + "\" GIT_COMMITTER_DATE=\"" + date +
                               "\" git commit-tree -m c" + std::to_string(i) + parents + ' ' +
                               empty));
  }
  const Repository repository = test.open();
  for (int round = 0; round < 60; ++round) {
    const std::string a = commits[pick(commits.size())];
    const std::string b = commits[pick(commits.size())];
    auto ours = repository.commits({{a}, {b}});
    CHECK(ours.faults.empty());
    std::sort(ours.value.begin(), ours.value.end());
    std::string text;
    for (const std::string& id : ours.value)
      text += id + '\n';
    if (!text.empty()) text.pop_back();
    CHECK(text == test.run("git rev-list " + a + " ^" + b + " | LC_ALL=C sort"));
    const auto base = repository.merge_base(a, b);
    const std::string all = test.run("git merge-base --all " + a + ' ' + b + " || true");
    if (base) {
      CHECK(all.find(*base) != std::string::npos);
    } else {
      CHECK(all.empty());
      CHECK(base.fault().cause == Cause::base);
    }
    const auto is_ancestor = repository.is_ancestor(a, b);
    REQUIRE(is_ancestor);
    CHECK(*is_ancestor ==
          (test.run("git merge-base --is-ancestor " + a + ' ' + b + " && echo y || true") == "y"));
  }
}

TEST_CASE("a commit date that runs backwards hides nothing and shows nothing twice") {
  TestRepository test;
  const auto dated = [&](const std::string& date, const std::string& message) {
    test.put("f", slurp(test.root() + "/f") + message + "\n");
    test.git("add -A");
    test.run("GIT_COMMITTER_DATE=\"" + date + " +0000\" git commit -q -m " + message);
    return test.git("rev-parse HEAD");
  };
  dated("1700000000", "one");
  const std::string base = dated("1800000000", "two");
  const std::string head = dated("1600000000", "three");
  CHECK(walk(test, {{head}, {base}}).text == "three f 3-3 \n");
}

TEST_CASE("a shallow clone says where it ends") {
  TestRepository test;
  test.put("f", "1\n");
  test.commit("one");
  test.put("f", "1\n2\n");
  const std::string two = test.commit("two");
  test.put("f", "1\n2\n3\n");
  const std::string three = test.commit("three");
  const auto clone = [&](const std::string& options) {
    test.run("rm -rf ../c");
    test.git("clone -q " + options + " file://" + test.root() + " ../c");
    return test.outer() + "/c";
  };
  SECTION("depth 1") {
    const std::string folder = clone("--depth 1");
    const Repository repository = test.open(folder);
    CHECK(repository.is_shallow());
    CHECK(repository.is_boundary(three));
    const auto base = repository.resolve(two);
    REQUIRE_FALSE(base);
    CHECK(base.fault().cause == Cause::shallow);
    CHECK(base.fault().what ==
          "'" + two +
              "' is not in this shallow clone; fetch the history: on GitHub set "
              "`fetch-depth: 0` under `with:` of actions/checkout, on GitLab set the variable "
              "`GIT_DEPTH: \"0\"`, elsewhere run `git fetch --unshallow`");
    const Seen seen = walk(test, {{three}, {}}, folder);
    CHECK(seen.text.empty());
    REQUIRE(seen.faults.size() == 1);
    CHECK(seen.faults[0].cause == Cause::shallow);
    CHECK(walk(test, {{three}, {three}}, folder).faults.empty());
  }
  SECTION("depth 2") {
    const std::string folder = clone("--depth 2");
    CHECK(walk(test, {{three}, {two}}, folder).text == "three f 3-3 \n");
    CHECK(walk(test, {{three}, {two}}, folder).faults.empty());
    const Seen seen = walk(test, {{three}, {}}, folder);
    CHECK(seen.text == "three f 3-3 \n");
    REQUIRE(seen.faults.size() == 1);
    CHECK(seen.faults[0].cause == Cause::shallow);
  }
  SECTION("no common commit within reach") {
    test.git("checkout -q -b topic HEAD~2");
    test.put("t", "t\n");
    const std::string topic = test.commit("topic");
    const std::string folder = clone("--depth 1 --no-single-branch");
    const auto base = test.open(folder).merge_base(three, topic);
    REQUIRE_FALSE(base);
    CHECK(base.fault().cause == Cause::shallow);
    CHECK(base.fault().what.find("fetch-depth: 0") != std::string::npos);
  }
  SECTION("whole") {
    const std::string folder = clone("");
    CHECK_FALSE(test.open(folder).is_shallow());
    CHECK(walk(test, {{three}, {}}, folder).walked.commits == 3);
  }
}

TEST_CASE("a damaged or missing object is a fault, never silence") {
  TestRepository test;
  test.put("good", "good\n");
  test.put("bad", "bad content\n");
  test.put("d/f", "in a folder\n");
  const std::string head = test.commit("one");
  const auto damage = [&](const std::string& id, bool remove) {
    const std::string path = test.root() + "/.git/objects/" + id.substr(0, 2) + '/' + id.substr(2);
    test.run("chmod u+w " + path);
    if (remove) {
      fs::remove(path);
    } else {
      const std::string bytes = slurp(path);
      write(path, bytes.substr(0, bytes.size() / 2) + "garbage");
    }
  };
  const bool remove = GENERATE(true, false);
  SECTION("blob") {
    const std::string id = test.git("rev-parse HEAD:bad");
    damage(id, remove);
    const Seen seen = walk(test, {{head}, {}});
    CHECK(seen.text == "one d/f 1-1 \none good 1-1 \n");
    REQUIRE(seen.faults.size() == 1);
    CHECK(seen.faults[0].cause == Cause::unreadable);
    CHECK(seen.faults[0].what.find(id) != std::string::npos);
    const Repository repository = test.open();
    CHECK(cause(*tree(repository.commit_tree(head)), "bad") == Cause::unreadable);
    CHECK(read(*tree(repository.commit_tree(head)), "good") == "good\n");
  }
  SECTION("folder") {
    const std::string id = test.git("rev-parse HEAD:d");
    damage(id, remove);
    const Seen seen = walk(test, {{head}, {}});
    REQUIRE(seen.faults.size() == 1);
    CHECK(seen.faults[0].what.find(id) != std::string::npos);
    const Repository repository = test.open();
    const auto files = tree(repository.commit_tree(head));
    CHECK(files->list("").faults.size() == 1);
    CHECK(files->list("d").faults.size() == 1);
    CHECK(cause(*files, "d/f") == Cause::unreadable);
    CHECK(cause(*files, "e/f") == Cause::missing);
  }
  SECTION("commit") {
    test.put("good", "better\n");
    const std::string two = test.commit("two");
    damage(head, remove);
    const Repository repository = test.open();
    auto outcome = repository.for_each_commit({{two}, {}}, [](const Commit&, CommitFile&&) {});
    REQUIRE_FALSE(outcome.faults.empty());
    CHECK(outcome.faults[0].cause == Cause::unreadable);
    CHECK(outcome.faults[0].what.find(head) != std::string::npos);
    CHECK_FALSE(repository.commit_tree(head));
    CHECK_FALSE(repository.merge_base(two, head));
  }
}

TEST_CASE("ids that are none are refused") {
  TestRepository test;
  const std::string head = test.commit();
  const Repository repository = test.open();
  CHECK_FALSE(repository.commit_tree("zz"));
  CHECK_FALSE(repository.merge_base(head, "zz"));
  CHECK(repository.commits({{"--all"}, {}}).faults.size() == 1);
  CHECK_FALSE(repository.has_commit(std::string(40, '1')));
}
