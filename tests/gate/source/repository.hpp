// SPDX-License-Identifier: Apache-2.0
// Repositories made by the real git in a temporary folder.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "gate/source/git.hpp"
#include "tests/catch.hpp"

namespace gate::source::test {

namespace fs = std::filesystem;

// A folder that is removed again.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "gate-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  TemporaryFolder(TemporaryFolder&&) = delete;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline void write(const std::string& path, const std::string& text) {
  fs::create_directories(fs::path{path}.parent_path());
  std::ofstream{path, std::ios::binary} << text;
}

inline std::string slurp(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

// A git repository in `folder` of a temporary folder, without any configuration of the machine.
class TestRepository {
 public:
  explicit TestRepository(const std::string& options = "") {
    fs::create_directories(root());
    git("init -q -b main " + options + " .");
    git("config user.name Ann");
    git("config user.email ann@example.test");
    git("config commit.gpgsign false");
  }

  [[nodiscard]] std::string root() const { return outer_.path() + "/r"; }
  [[nodiscard]] const std::string& outer() const { return outer_.path(); }

  // Runs a shell command in a folder; its standard output without the last line break.
  std::string run(const std::string& command, const std::string& folder = "") const {
    const std::string out = outer_.path() + "/.out";
    const std::string line = "cd '" + (folder.empty() ? root() : folder) +
                             "' && env -u GIT_DIR HOME='" + outer_.path() +
                             "' GIT_CONFIG_NOSYSTEM=1 sh -c '" + command + "' > '" + out +
                             "' 2> '" + outer_.path() + "/.err'";
    const int code = std::system(line.c_str());
    INFO(command << ": " << slurp(outer_.path() + "/.err"));
    REQUIRE(code == 0);
    std::string text = slurp(out);
    if (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
  }
  // Arguments must not hold single quotes.
  std::string git(const std::string& arguments, const std::string& folder = "") const {
    return run("git " + arguments, folder);
  }

  void put(const std::string& path, const std::string& text) const {
    write(root() + '/' + path, text);
  }
  // Commits everything and returns the id.
  std::string commit(const std::string& message = "change") const {
    git("add -A -f .");
    git("commit -q --allow-empty -m \"" + message + "\"");
    return git("rev-parse HEAD");
  }

  [[nodiscard]] Repository open(const std::string& folder = "") const {
    Attempt<Repository> opened = Repository::open(folder.empty() ? root() : folder);
    if (!opened) FAIL(opened.fault().what);
    return *opened;
  }

 private:
  TemporaryFolder outer_;
};

inline std::unique_ptr<Tree> tree(Attempt<std::unique_ptr<Tree>> attempt) {
  if (!attempt) FAIL(attempt.fault().what);
  return *std::move(attempt);
}

inline std::string paths(const std::vector<Entry>& entries) {
  std::string text;
  for (const Entry& entry : entries)
    text += entry.path + '\n';
  return text;
}

// "A path", "M path", "D path", "R old > new", a line each.
inline std::string print(const std::vector<Changed>& changes) {
  std::string text;
  for (const Changed& changed : changes) {
    switch (changed.status) {
      case Changed::Status::added:
        text += "A " + changed.path;
        break;
      case Changed::Status::modified:
        text += "M " + changed.path;
        break;
      case Changed::Status::removed:
        text += "D " + changed.path;
        break;
      case Changed::Status::renamed:
        text += "R " + changed.old_path + " > " + changed.path;
        break;
    }
    text += '\n';
  }
  return text;
}

inline std::string print(const std::vector<LineRange>& lines) {
  std::string text;
  for (const LineRange& range : lines)
    text += std::to_string(range.first) + '-' + std::to_string(range.last) + ' ';
  return text;
}

inline std::string read(const Tree& tree, const std::string& path) {
  const Tree::Read read = tree.read(path);
  if (const auto* why = std::get_if<Tree::NotRead>(&read)) return "NOT READ: " + why->what;
  return std::get<std::string>(read);
}

inline Cause cause(const Tree& tree, const std::string& path) {
  const Tree::Read read = tree.read(path);
  REQUIRE(std::holds_alternative<Tree::NotRead>(read));
  return std::get<Tree::NotRead>(read).absence;
}

}  // namespace gate::source::test
