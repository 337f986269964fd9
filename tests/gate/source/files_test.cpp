// SPDX-License-Identifier: Apache-2.0
#include "gate/source/files.hpp"

#include <cstdlib>
#include <sys/stat.h>

#include "gate/source/clock.hpp"
#include "gate/source/environment.hpp"
#include "tests/gate/source/repository.hpp"

using namespace gate;
using namespace gate::source;
using namespace gate::source::test;

TEST_CASE("files are read up to the limit") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/f";
  const auto cause_of = [](const Tree::Read& read) {
    return std::get<Tree::NotRead>(read).absence;
  };
  write(path, "12345");
  CHECK(std::get<std::string>(read_file(path)) == "12345");
  CHECK(std::get<std::string>(read_file(path, 5)) == "12345");
  CHECK(cause_of(read_file(path, 4)) == Cause::limit);
  CHECK(cause_of(read_file(path + "x")) == Cause::missing);
  CHECK(cause_of(read_file(folder.path())) == Cause::unreadable);
  CHECK(std::get<Tree::NotRead>(read_file(folder.path())).what == folder.path() + " is a folder");
  write(path, "");
  CHECK(std::get<std::string>(read_file(path)).empty());
}

TEST_CASE("endless input stops at the limit") {
  const Tree::Read read = read_file("/dev/zero", 200'000);
  REQUIRE(std::holds_alternative<Tree::NotRead>(read));
  CHECK(std::get<Tree::NotRead>(read).absence == Cause::limit);
}

TEST_CASE("a written file replaces the old one, keeps its mode and follows links") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/f";
  CHECK_FALSE(write_file(path, "one"));
  CHECK(slurp(path) == "one");
  REQUIRE(chmod(path.c_str(), 0640) == 0);
  fs::create_symlink("f", folder.path() + "/link");
  CHECK_FALSE(write_file(folder.path() + "/link", "two"));
  CHECK(slurp(path) == "two");
  CHECK(fs::is_symlink(folder.path() + "/link"));
  struct stat about = {};
  REQUIRE(stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777U) == 0640U);
  CHECK(std::distance(fs::directory_iterator{folder.path()}, {}) == 2);
  CHECK_FALSE(write_file("/dev/null", "gone"));
  const auto fault = write_file(folder.path() + "/no/such/f", "x");
  REQUIRE(fault);
  CHECK(fault->cause == Cause::unreadable);
  CHECK_FALSE(make_folders(folder.path() + "/no/such"));
  CHECK_FALSE(write_file(folder.path() + "/no/such/f", "x"));
  CHECK(make_folders(path + "/below"));
}

TEST_CASE("the environment is taken as it is") {
  REQUIRE(setenv("GATE_TEST_VARIABLE", "a=b", 1) == 0);
  const Environment taken = environment();
  CHECK(taken["GATE_TEST_VARIABLE"] == "a=b");
  CHECK(taken["GATE_TEST_UNSET"].empty());
  CHECK(taken.folder == fs::current_path().string());
  CHECK(taken.columns >= 20);
  CHECK(now() > 1'700'000'000);
}
