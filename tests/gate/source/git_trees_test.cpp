// SPDX-License-Identifier: Apache-2.0
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

#include "gate/source/folder.hpp"
#include "gate/source/ignore.hpp"
#include "tests/gate/source/repository.hpp"

using namespace gate;
using namespace gate::source;
using namespace gate::source::test;

namespace {

std::string listed(const Tree& tree, const std::string& under = "") {
  auto outcome = tree.list(under);
  for (const Fault& fault : outcome.faults)
    FAIL(fault.what);
  return paths(outcome.value);
}

std::string pointer(const std::string& more) {
  return "version https://git-lfs.github.com/spec/v1\n" + more;
}

}  // namespace

TEST_CASE("listing a part of a tree") {
  TestRepository test;
  for (const char* path : {"a", "b/c", "b/d/e", "b-x", "b0"})
    test.put(path, path);
  const std::string head = test.commit();
  const Repository repository = test.open();
  for (int kind = 0; kind < 3; ++kind) {
    const auto files = kind == 0   ? tree(repository.commit_tree(head))
                       : kind == 1 ? tree(repository.index_tree())
                                   : tree(repository.work_tree());
    CHECK(listed(*files) == "a\nb-x\nb/c\nb/d/e\nb0\n");
    CHECK(listed(*files, "b") == "b/c\nb/d/e\n");
    CHECK(listed(*files, "b/d/e") == "b/d/e\n");
    CHECK(listed(*files, "nope").empty());
    CHECK(read(*files, "b/d/e") == "b/d/e");
    CHECK(cause(*files, "b") == Cause::missing);
    for (const char* bad : {"", "/a", "a/", "./a", "b/../a", "../r/a", "a//b", "a/b"})
      CHECK(cause(*files, bad) == Cause::missing);
  }
}

TEST_CASE("symbolic links are followed inside the tree only") {
  TestRepository test;
  test.put("dir/file", "content\n");
  write(test.outer() + "/secret", "outside\n");
  test.run(
      "ln -s dir/file inside; ln -s ../secret outside; ln -s /etc/hostname absolute; ln -s nothing "
      "dangling; ln -s circle circle; ln -s dir folder; ln -s ../dir/file dir/up; ln -s "
      ".git/config "
      "config; ln -s inside chain");
  const std::string head = test.commit();
  const Repository repository = test.open();
  for (int kind = 0; kind < 4; ++kind) {
    const std::unique_ptr<Tree> files =
        kind == 0   ? tree(repository.commit_tree(head))
        : kind == 1 ? tree(repository.index_tree())
        : kind == 2 ? tree(repository.work_tree())
                    : std::unique_ptr<Tree>{std::make_unique<FolderTree>(test.root())};
    CHECK(read(*files, "inside") == "content\n");
    CHECK(read(*files, "chain") == "content\n");
    CHECK(read(*files, "dir/up") == "content\n");
    CHECK(read(*files, "folder/file") == "content\n");
    for (const char* bad : {"outside", "absolute", "dangling", "circle", "folder", "config"})
      CHECK(cause(*files, bad) == Cause::link);
    const auto entries = files->list("circle").value;
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].type == Entry::Type::link);
  }
}

TEST_CASE("what git ignores is left out, what it tracks is not") {
  TestRepository test;
  test.put("kept.log", "tracked though ignored\n");
  test.put("build/tracked", "tracked in an ignored folder\n");
  test.commit();
  test.put(".gitignore", "*.log\nbuild/\n/only-top\n!important.log\ndeep/**/x\n");
  test.put("sub/.gitignore", "local\n!*.log\n");
  test.put(".git/info/exclude", "excluded\n");
  test.put("global-ignore", "global\n");
  test.git("config core.excludesFile " + test.root() + "/global-ignore");
  for (const char* path : {"a.log", "important.log", "build/untracked", "only-top", "sub/only-top",
                           "sub/local", "sub/b.log", "local", "excluded", "global", "deep/a/b/x",
                           "deep/x", "deep/y", "node/.git/HEAD", "node/inner"})
    test.put(path, "x\n");
  const Repository repository = test.open();
  const auto files = tree(repository.work_tree());
  CHECK(
      listed(*files) ==  // `node/.git` is no repository, but nothing below a `.git` is a file
      ".gitignore\nbuild/tracked\ndeep/y\nglobal-ignore\nimportant.log\nkept.log\nlocal\nnode/inner"
      "\nsub/.gitignore\nsub/b.log\nsub/only-top\n");
}

TEST_CASE("random ignore rules are read as git reads them") {
  std::mt19937 random{3};
  const auto pick = [&](std::size_t most) {
    return std::uniform_int_distribution<std::size_t>{0, most - 1}(random);
  };
  const std::vector<std::string> pieces = {
      "a",  "b",     "ab",  "*",   "?", "**", "/",           "/",   "[ab]", "[!a]", "\\a", "!",
      ".c", "[a-b]", "**/", "/**", "#", " ",  "[[:alpha:]]", "\\*", "a*",   "[]a]", "["};
  const std::vector<std::string> names = {"a", "b", "ab", "ba", "a.c", "c", "!a", "#a", "aa", "]"};
  TestRepository test;
  test.commit();
  for (int i = 0; i < 120; ++i) {
    std::string path = names[pick(names.size())];
    for (std::size_t depth = pick(3); depth > 0; --depth)
      path += '/' + names[pick(names.size())];
    const std::string full = test.root() + '/' + path;
    std::error_code failed;
    fs::create_directories(fs::path{full}.parent_path(), failed);
    if (!failed && !fs::exists(full)) std::ofstream{full} << "x";
  }
  for (int round = 0; round < 150; ++round) {
    const auto rules = [&] {
      std::string text;
      for (std::size_t lines = 1 + pick(4); lines > 0; --lines) {
        for (std::size_t parts = 1 + pick(4); parts > 0; --parts)
          text += pieces[pick(pieces.size())];
        text += pick(8) == 0 ? "\r\n" : "\n";
      }
      return text;
    };
    const std::string top = rules();
    const std::string nested = rules();
    write(test.root() + "/.gitignore", top);
    if (fs::is_directory(test.root() + "/a")) write(test.root() + "/a/.gitignore", nested);
    INFO("rules:\n" << top << "a/:\n" << nested);
    const auto files = tree(test.open().work_tree());
    const std::string by_git =
        test.run("git -c core.quotePath=false ls-files -o --exclude-standard | LC_ALL=C sort");
    CHECK(listed(*files) == (by_git.empty() ? "" : by_git + "\n"));
  }
}

TEST_CASE("an ignore rule with many stars is matched in linear time") {
  std::string pattern;
  for (int i = 0; i < 200; ++i)
    pattern += "*a**/";
  const IgnoreFile rules{pattern + "b", "", false};
  CHECK_FALSE(rules.verdict(std::string(2000, 'a'), false));
}

TEST_CASE("submodules are named, not read") {
  TestRepository inner;
  inner.put("f", "1\n");
  inner.commit();
  TestRepository test;
  test.put("a", "1\n");
  test.commit();
  test.git("-c protocol.file.allow=always submodule --quiet add " + inner.root() + " mod");
  test.git("commit -q -m sub");
  const std::string head = test.git("rev-parse HEAD");
  const Repository repository = test.open();
  for (int kind = 0; kind < 3; ++kind) {
    const auto files = kind == 0   ? tree(repository.commit_tree(head))
                       : kind == 1 ? tree(repository.index_tree())
                                   : tree(repository.work_tree());
    const auto entries = files->list("mod").value;
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].type == Entry::Type::submodule);
    CHECK(cause(*files, "mod") == Cause::submodule);
    if (kind < 2) CHECK(cause(*files, "mod/f") == Cause::submodule);
  }
}

TEST_CASE("another repository inside is one entry") {
  TestRepository test;
  test.commit();
  test.run("git init -q vendor/other; echo x > vendor/other/f");
  const auto files = tree(test.open().work_tree());
  const auto entries = files->list("").value;
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].path == "vendor/other");
  CHECK(entries[0].type == Entry::Type::submodule);
  CHECK(cause(*files, "vendor/other") == Cause::submodule);
  CHECK(read(*files, "vendor/other") == "NOT READ: another git repository; not read");
  CHECK(cause(*files, "vendor") == Cause::missing);
}

TEST_CASE("another repository inside a folder outside of git is one entry") {
  const TestRepository test;
  test.run("mkdir -p plain/.git; echo x > plain/f; git init -q sub/other; echo x > sub/other/f");
  for (const bool at_root : {true, false}) {
    const FolderTree files{at_root ? test.root() : test.root() + "/sub"};
    const std::string inner = at_root ? "sub/other" : "other";
    CHECK(listed(files) == (at_root ? "plain/f\n" + inner + "\n" : inner + "\n"));
    const auto entries = files.list("").value;
    CHECK(entries.back().type == Entry::Type::submodule);
    CHECK(cause(files, inner) == Cause::submodule);
    CHECK(read(files, inner) == "NOT READ: another git repository; not read");
  }
  // Named by the user, it is read.
  CHECK(listed(FolderTree{test.root() + "/sub/other"}) == "f\n");
}

TEST_CASE("Git LFS pointers are told from files that look like one") {
  TestRepository test;
  const std::string oid = "oid sha256:" + std::string(64, 'a') + "\n";
  test.put("pointer", pointer(oid + "size 12345\n"));
  test.put("more", pointer(oid + "size 12345\nFROM x\n"));
  test.put("less", pointer("size 12345\n"));
  test.put("comment", pointer("# " + oid + "size 12345\n"));
  const std::string head = test.commit();
  const Repository repository = test.open();
  for (const bool on_disk : {false, true}) {
    const auto files = on_disk ? tree(repository.work_tree()) : tree(repository.commit_tree(head));
    CHECK(cause(*files, "pointer") == Cause::lfs_pointer);
    const Tree::Read said = files->read("pointer");
    CHECK(std::get<Tree::NotRead>(said).bytes == 12345);
    for (const char* path : {"more", "less", "comment"})
      CHECK(std::holds_alternative<std::string>(files->read(path)));
  }
}

TEST_CASE("files over the limit are not read") {
  TestRepository test;
  test.put("large", std::string(1001, 'x'));
  test.put("fits", std::string(1000, 'x'));
  const std::string head = test.commit();
  OpenOptions options;
  options.largest_file = 1000;
  const auto repository = Repository::open(test.root(), options);
  REQUIRE(repository);
  for (const bool on_disk : {false, true}) {
    const auto files =
        on_disk ? tree(repository->work_tree()) : tree(repository->commit_tree(head));
    CHECK(cause(*files, "large") == Cause::limit);
    CHECK(read(*files, "fits").size() == 1000);
  }
}

TEST_CASE("a sparse checkout still has all its files") {
  TestRepository test;
  test.put("in/a", "1\n");
  test.put("out/b", "2\n");
  test.put("link-target", "3\n");
  const std::string head = test.commit();
  test.git("sparse-checkout set --cone in");
  REQUIRE_FALSE(fs::exists(test.root() + "/out/b"));
  test.put("in/a", "changed\n");
  const Repository repository = test.open();
  const auto files = tree(repository.work_tree());
  CHECK(listed(*files) == "in/a\nlink-target\nout/b\n");
  CHECK(read(*files, "out/b") == "2\n");
  CHECK(read(*files, "in/a") == "changed\n");
  CHECK(print(repository.changes(*tree(repository.commit_tree(head)), *files).value) == "M in/a\n");
}

TEST_CASE("pipes and unreadable folders do not stop a work tree") {
  TestRepository test;
  test.put("a", "1\n");
  test.commit();
  REQUIRE(mkfifo((test.root() + "/pipe").c_str(), 0600) == 0);
  const auto files = tree(test.open().work_tree());
  CHECK(listed(*files) == "a\n");
  CHECK(cause(*files, "pipe") == Cause::unreadable);
  if (geteuid() == 0) return;  // root may read everything
  test.put("closed/f", "x\n");
  test.run("chmod 0 closed");
  const auto again = tree(test.open().work_tree());
  CHECK(again->list("").faults.size() == 1);
  test.run("chmod 700 closed");
}

TEST_CASE("the index of a hook is the one it names") {
  TestRepository test;
  test.put("a", "1\n");
  test.commit();
  test.put("b", "2\n");
  test.run("cp .git/index other; GIT_INDEX_FILE=other git add b");
  OpenOptions options;
  options.index_file = test.root() + "/other";
  CHECK(listed(*tree(Repository::open(test.root(), options)->index_tree())) == "a\nb\n");
  CHECK(listed(*tree(test.open().index_tree())) == "a\n");
}

TEST_CASE("a conflict leaves one entry, a file only announced none") {
  TestRepository test;
  test.put("f", "base\n");
  test.commit();
  test.git("checkout -q -b side");
  test.put("f", "side\n");
  test.commit();
  test.git("checkout -q main");
  test.put("f", "main\n");
  test.commit();
  test.run("git merge -q side || true");
  test.put("announced", "x\n");
  test.git("add -N announced");
  const Repository repository = test.open();
  CHECK(listed(*tree(repository.index_tree())) == "f\n");
  CHECK(read(*tree(repository.index_tree()), "f") == "main\n");
  CHECK(listed(*tree(repository.work_tree())) == "announced\nf\n");
}

TEST_CASE("a damaged index is a fault") {
  TestRepository test;
  test.put("a", "1\n");
  test.commit();
  write(test.root() + "/.git/index", "DIRC garbage");
  const auto files = test.open().work_tree();
  REQUIRE_FALSE(files);
  CHECK(files.fault().cause == Cause::repository);
}

TEST_CASE("a folder outside of git lists everything") {
  const TemporaryFolder folder;
  write(folder.path() + "/b/c", "1");
  write(folder.path() + "/.gitignore", "*");
  write(folder.path() + "/.git/config", "x");
  write(folder.path() + "/a", "2");
  const FolderTree files{folder.path()};
  CHECK(listed(files) == ".gitignore\na\nb/c\n");
  CHECK(listed(files, "b") == "b/c\n");
  CHECK(listed(files, "a") == "a\n");
  CHECK(listed(files, "none").empty());
  CHECK(read(files, "b/c") == "1");
  CHECK(cause(files, ".git/config") == Cause::missing);
}
