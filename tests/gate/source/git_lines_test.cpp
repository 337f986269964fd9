// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "tests/gate/source/repository.hpp"

using namespace gate;
using namespace gate::source;
using namespace gate::source::test;

namespace {

// The new-file side of every hunk of `git diff -U0`.
std::string lines_by_git(const TestRepository& test, const std::string& before,
                         const std::string& after) {
  test.put("a", before);
  test.put("b", after);
  std::istringstream out{
      test.run("git diff --no-index --text -U0 --diff-algorithm=myers a b | grep -a ^@@; true")};
  std::string text;
  for (std::string line; std::getline(out, line);) {
    const std::string place = line.substr(line.find('+') + 1);
    const std::string range = place.substr(0, place.find(' '));
    const std::size_t comma = range.find(',');
    const int first = std::stoi(range);
    const int count = comma == std::string::npos ? 1 : std::stoi(range.substr(comma + 1));
    if (count > 0) text += std::to_string(first) + '-' + std::to_string(first + count - 1) + ' ';
  }
  return text;
}

}  // namespace

TEST_CASE("added lines, by hand") {
  CHECK(print(added_lines("", "")).empty());
  CHECK(print(added_lines("a\n", "a\n")).empty());
  CHECK(print(added_lines("", "a")) == "1-1 ");
  CHECK(print(added_lines("", "a\nb\n")) == "1-2 ");
  CHECK(print(added_lines("", "\n")) == "1-1 ");
  CHECK(print(added_lines("a\nb\n", "a\n")).empty());
  CHECK(print(added_lines("a\nb\n", "")).empty());
  CHECK(print(added_lines("a", "a\n")) == "1-1 ");
  CHECK(print(added_lines("a\n", "a")) == "1-1 ");
  CHECK(print(added_lines("a\nb", "a\nb\nc")) == "2-3 ");
  CHECK(print(added_lines("a\nb\n", "a\r\nb\r\n")) == "1-2 ");
  CHECK(print(added_lines("1\n2\n3\n4\n", "1\nx\n3\n4\ny\n")) == "2-2 5-5 ");
}

TEST_CASE("content that looks binary is compared by lines all the same") {
  const std::string binary = std::string("\0\1\2\n", 4) + "text\n";
  CHECK(print(added_lines(binary, binary + "more\n")) == "3-3 ");
  CHECK(print(added_lines("", binary)) == "1-2 ");
}

TEST_CASE("attributes hide nothing") {
  TestRepository test;
  test.put(".gitattributes", "* -diff binary\n");
  test.put("f", "a\n");
  test.commit();
  test.put("f", "a\nb\n");
  const std::string head = test.commit();
  std::string seen;
  const auto walked =
      test.open().for_each_commit({{head}, {}}, [&](const Commit&, CommitFile&& file) {
        if (file.changed.path == "f") seen += print(file.added);
      });
  CHECK(walked.faults.empty());
  CHECK(seen == "2-2 1-1 ");
}

TEST_CASE("added lines of random edits are those of git diff -U0") {
  const TestRepository test;
  std::mt19937 random{11};
  const auto pick = [&](int most) {
    return std::uniform_int_distribution<int>{0, most - 1}(random);
  };
  for (int round = 0; round < 150; ++round) {
    std::vector<std::string> before;
    const bool crlf = pick(3) == 0;
    for (int i = pick(60); i >= 0; --i)
      before.push_back(std::string(static_cast<std::size_t>(pick(3)), ' ') + "line " +
                       std::to_string(pick(25)));
    std::vector<std::string> after;
    for (const std::string& line : before) {
      const int what = pick(10);
      if (what == 0) continue;
      if (what == 1) after.push_back("new " + std::to_string(pick(5)));
      after.push_back(what == 2 ? line + "!" : line);
    }
    const auto join = [&](const std::vector<std::string>& lines, bool final_break) {
      std::string text;
      for (const std::string& line : lines)
        text += line + (crlf && pick(20) != 0 ? "\r\n" : "\n");
      if (!final_break && !text.empty()) text.pop_back();
      return text;
    };
    const std::string old_text = join(before, pick(4) != 0);
    const std::string new_text = join(after, pick(4) != 0);
    CHECK(print(added_lines(old_text, new_text)) == lines_by_git(test, old_text, new_text));
  }
}

TEST_CASE("texts too large to compare count from the common start to the common end") {
  std::string before;
  while (before.size() < (std::size_t{33} << 20U))
    before += std::string(1000, 'x') + "\n";
  const std::string end = "end\n";
  const auto start = static_cast<std::uint32_t>(before.size() / 1001);
  const auto lines = added_lines(before + end, before + "1\n2\n" + end);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].first == start + 1);
  CHECK(lines[0].last == start + 2);
}
