// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <iostream>
#include <sstream>

#include "tests/gate/source/repository.hpp"

using namespace gate;
using namespace gate::source;
using namespace gate::source::test;

namespace {

std::string changes(const Repository& repository, const Tree& base, const Tree& head) {
  auto outcome = repository.changes(base, head);
  for (const Fault& fault : outcome.faults)
    FAIL(fault.what);
  return print(outcome.value);
}

// The same from git: name-status with renames, sorted by new path.
std::string changes_by_git(const TestRepository& test, const std::string& arguments) {
  std::istringstream lines{test.git("diff --no-ext-diff -M50% --name-status " + arguments)};
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields{line};
    std::string status;
    std::string first;
    std::string second;
    std::getline(fields, status, '\t');
    std::getline(fields, first, '\t');
    std::getline(fields, second, '\t');
    if (status[0] == 'R') {
      rows.emplace_back(second, "R " + first + " > " + second + "\n");
    } else {
      rows.emplace_back(first,
                        std::string{status[0] == 'T' ? 'M' : status[0]} + " " + first + "\n");
    }
  }
  std::sort(rows.begin(), rows.end());
  std::string text;
  for (const auto& row : rows)
    text += row.second;
  return text;
}

std::string lines(int count, const std::string& word) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += word + ' ' + std::to_string(i) + '\n';
  return text;
}

}  // namespace

TEST_CASE("changes between two commits are those of git") {
  TestRepository test;
  test.put("a", "one\n");
  test.put("b/c", "two\n");
  test.put("b/d", lines(40, "line"));
  test.put("gone", "bye\n");
  test.put("x.txt", "file\n");
  test.put("deep/er/same", "same\n");
  test.put("run.sh", "#!/bin/sh\n");
  const std::string base = test.commit();
  test.put("a", "one\ntwo\n");
  test.run("rm gone; git mv b/d moved; rm x.txt; mkdir x.txt; echo in > x.txt/y; chmod +x run.sh");
  test.put("moved", lines(40, "line") + "more\n");
  test.put("new", "new\n");
  test.run("rm -r b; echo now-a-file > b");
  const std::string head = test.commit();
  const Repository repository = test.open();
  const auto old_tree = tree(repository.commit_tree(base));
  const auto new_tree = tree(repository.commit_tree(head));
  const std::string found = changes(repository, *old_tree, *new_tree);
  CHECK(found == changes_by_git(test, base + ' ' + head));
  CHECK(found == "M a\nA b\nD b/c\nD gone\nR b/d > moved\nA new\nM run.sh\nD x.txt\nA x.txt/y\n");
  CHECK(changes(repository, *new_tree, *new_tree).empty());
}

TEST_CASE("the index and the work tree are told apart") {
  TestRepository test;
  test.put("staged", "1\n");
  test.put("unstaged", "1\n");
  test.put("both", "1\n");
  test.put("deleted", "1\n");
  test.put("touched", "1\n");
  test.put("kept", "1\n");
  const std::string base = test.commit();
  test.put("staged", "2\n");
  test.put("both", "2\n");
  test.git("add -A .");
  test.put("both", "3\n");
  test.put("unstaged", "2\n");
  test.put("untracked", "9\n");
  test.run("rm deleted; touch touched");
  const Repository repository = test.open();
  const auto old_tree = tree(repository.commit_tree(base));
  const auto index = tree(repository.index_tree());
  const auto disk = tree(repository.work_tree());
  CHECK(changes(repository, *old_tree, *index) == "M both\nM staged\n");
  CHECK(changes(repository, *old_tree, *disk) ==
        "M both\nD deleted\nM staged\nM unstaged\nA untracked\n");
  CHECK(changes(repository, *index, *disk) == "M both\nD deleted\nM unstaged\nA untracked\n");
  CHECK(read(*old_tree, "both") == "1\n");
  CHECK(read(*index, "both") == "2\n");
  CHECK(read(*disk, "both") == "3\n");
  CHECK(cause(*disk, "deleted") == Cause::missing);
  CHECK(read(*index, "deleted") == "1\n");
}

TEST_CASE("a change of the same size within the moment of the index is seen") {
  TestRepository test;
  test.put("racy", "aaaa\n");
  const std::string base = test.commit();
  for (int i = 0; i < 20; ++i) {
    test.put("racy", "aaaa\n");
    test.git("add racy");
    test.put("racy", "bbbb\n");
    const Repository repository = test.open();
    CHECK(changes(repository, *tree(repository.commit_tree(base)), *tree(repository.work_tree())) ==
          "M racy\n");
  }
}

TEST_CASE("line endings that git converts are no change") {
  TestRepository test;
  test.put("unix.txt", "a\nb\n");
  const std::string base = test.commit();
  test.put("unix.txt", "a\r\nb\r\n");
  const auto found = [&] {
    const Repository repository = test.open();
    return changes(repository, *tree(repository.commit_tree(base)), *tree(repository.work_tree()));
  };
  CHECK(found() == "M unix.txt\n");
  test.git("config core.autocrlf true");
  CHECK(found().empty());
  test.put("unix.txt", "a\r\nc\r\n");
  CHECK(found() == "M unix.txt\n");
}

TEST_CASE("a rename on disk is found before it is staged") {
  TestRepository test;
  test.put("old/Dockerfile", lines(20, "RUN step"));
  test.put("exact", "only one line\n");
  const std::string base = test.commit();
  test.run("mkdir new; mv old/Dockerfile new/Dockerfile; mv exact exactly");
  test.put("new/Dockerfile", lines(20, "RUN step") + "USER root\n");
  const Repository repository = test.open();
  CHECK(changes(repository, *tree(repository.commit_tree(base)), *tree(repository.work_tree())) ==
        "R exact > exactly\nR old/Dockerfile > new/Dockerfile\n");
}

TEST_CASE("a file less than half alike is no rename") {
  TestRepository test;
  test.put("a", lines(10, "same") + lines(30, "left"));
  const std::string base = test.commit();
  test.run("git mv a b");
  test.put("b", lines(10, "same") + lines(30, "word"));
  const std::string head = test.commit();
  const Repository repository = test.open();
  const auto old_tree = tree(repository.commit_tree(base));
  const auto new_tree = tree(repository.commit_tree(head));
  CHECK(changes(repository, *old_tree, *new_tree) == "D a\nA b\n");
  CHECK(changes_by_git(test, base + ' ' + head) == "D a\nA b\n");
}

TEST_CASE("everything is added to an empty tree") {
  TestRepository test;
  test.put("a", "1\n");
  test.put("b/c", "2\n");
  const std::string head = test.commit();
  const Repository repository = test.open();
  CHECK(changes(repository, *Repository::empty_tree(), *tree(repository.commit_tree(head))) ==
        "A a\nA b/c\n");
  CHECK(changes(repository, *tree(repository.commit_tree(head)), *Repository::empty_tree()) ==
        "D a\nD b/c\n");
}

TEST_CASE("random edits of a tree give the changes of git") {
  TestRepository test;
  std::mt19937 random{7};
  const auto pick = [&](int most) {
    return std::uniform_int_distribution<int>{0, most - 1}(random);
  };
  for (int i = 0; i < 60; ++i)
    test.put(
        "d" + std::to_string(pick(6)) + "/e" + std::to_string(pick(3)) + "/f" + std::to_string(i),
        lines(5 + pick(20), "w" + std::to_string(i)));
  std::string base = test.commit();
  for (int round = 0; round < 12; ++round) {
    std::istringstream files{test.git("ls-files")};
    for (std::string path; std::getline(files, path);) {
      const int what = pick(12);
      if (what == 0) test.run("rm " + path);
      if (what == 1) test.put(path, slurp(test.root() + '/' + path) + "more\n");
      if (what == 2) test.put(path + "x", "new " + std::to_string(pick(1000000)) + "\n");
      if (what == 3) test.run("mv " + path + ' ' + path + "m");
    }
    const Repository repository = test.open();
    const auto old_tree = tree(repository.commit_tree(base));
    const std::string on_disk = changes(repository, *old_tree, *tree(repository.work_tree()));
    const std::string head = test.commit();
    const auto new_tree = tree(test.open().commit_tree(head));
    const std::string by_git = changes_by_git(test, base + ' ' + head);
    CHECK(changes(repository, *old_tree, *new_tree) == by_git);
    CHECK(on_disk == by_git);
    base = head;
  }
}

TEST_CASE("ten thousand files") {
  TestRepository test;
  for (int i = 0; i < 10000; ++i)
    write(test.root() + "/d" + std::to_string(i % 100) + "/e" + std::to_string(i % 7) + "/f" +
              std::to_string(i),
          "content " + std::to_string(i) + "\n");
  const std::string base = test.commit();
  for (int i = 0; i < 10; ++i)
    test.put("d" + std::to_string(i) + "/e" + std::to_string(i % 7) + "/f" + std::to_string(i),
             "x\n");
  const std::string head = test.commit();
  const auto clock = [] { return std::chrono::steady_clock::now(); };
  const auto start = clock();
  const Repository repository = test.open();
  const auto opened = clock();
  const auto old_tree = tree(repository.commit_tree(base));
  CHECK(repository.changes(*old_tree, *tree(repository.commit_tree(head))).value.size() == 10);
  const auto commits = clock();
  CHECK(repository.changes(*old_tree, *tree(repository.work_tree())).value.size() == 10);
  const auto disk = clock();
  const auto ms = [](auto from, auto to) {
    return std::chrono::duration_cast<std::chrono::microseconds>(to - from).count();
  };
  std::cout << "10,000 files: open " << ms(start, opened) << " us, commits " << ms(opened, commits)
            << " us, commit and work tree " << ms(commits, disk) << " us\n";
}
