// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/scan/scan.hpp"
#include "gate/secrets/detector.hpp"
#include "tests/catch.hpp"

using namespace gate;
using namespace gate::scan;

namespace {

std::string token() {
  for (const secrets::Detector* detector : secrets::all_detectors())
    if (detector->info.name == "github-pat") return std::string{detector->sample};
  FAIL("no such kind");
  return {};
}

Settings settings() {
  static const auto engine = [] {
    std::vector<Fault> faults;
    auto made = secrets::Engine::create("test").take(faults);
    REQUIRE(faults.empty());
    return made;
  }();
  Settings made;
  made.lint = false;
  made.engine = engine;
  return made;
}

// Everything between the common start and the common end counts as added.
std::vector<LineRange> added_lines(std::string_view before, std::string_view after) {
  const auto old_lines = lines_of(before);
  const auto new_lines = lines_of(after);
  const std::size_t most = std::min(old_lines.size(), new_lines.size());
  std::size_t first = 0;
  while (first < most && old_lines[first] == new_lines[first])
    ++first;
  std::size_t last = 0;
  while (last < most - first &&
         old_lines[old_lines.size() - 1 - last] == new_lines[new_lines.size() - 1 - last])
    ++last;
  if (first + last == new_lines.size()) return {};
  return {
      {static_cast<std::uint32_t>(first + 1), static_cast<std::uint32_t>(new_lines.size() - last)}};
}

Scanned change_of(const std::string& before, const std::string& after) {
  MemoryTree base;
  MemoryTree head;
  base.add("app.cfg", before);
  head.add("app.cfg", after);
  const Changed changed{Changed::Status::modified, "app.cfg", "app.cfg", {}, {}};
  return scan_change({base, head, {changed}, added_lines, {}}, settings());
}

// "line new" or "line old", a line each.
std::string print(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings)
    text += std::to_string(finding.line) + (finding.introduced ? " new\n" : " old\n");
  return text;
}

// UTF-16, little-endian, with its mark; `text` is ASCII.
std::string utf16(const std::string& text) {
  std::string bytes = "\xff\xfe";
  for (const char c : text) {
    bytes += c;
    bytes += '\0';
  }
  return bytes;
}

Commits commits(const std::vector<CommitFile>& files) {
  return [files](const std::function<void(CommitFile &&)>& visit) {
    for (CommitFile file : files)
      visit(std::move(file));
    return Outcome<std::uint64_t>{files.size(), {}};
  };
}

std::string excluded(const Coverage& coverage) {
  std::string text;
  for (const Coverage::Note& note : coverage.notes)
    text += note.path + ": " + note.what + '\n';
  return text;
}

}  // namespace

TEST_CASE("a secret on an added line is introduced") {
  const std::string line = "key = " + token() + "\n";
  CHECK(print(change_of("a\n", "a\n" + line).findings) == "2 new\n");
  CHECK(print(change_of(line, "a\n").findings).empty());
}

TEST_CASE("a secret that moves within its file is not introduced") {
  const std::string line = "key = " + token() + "\n";
  CHECK(print(change_of(line + "a\nb\n", "a\nb\n" + line).findings) == "3 old\n");
}

TEST_CASE("a secret on an untouched line stays visible, a further copy is introduced") {
  const std::string line = "key = " + token() + "\n";
  CHECK(print(change_of(line + "a\n", line + "b\n").findings) == "1 old\n");
  CHECK(print(change_of(line + "a\n", line + "a\n" + line).findings) == "1 old\n3 new\n");
  CHECK(print(change_of("a\n" + line, line + "a\n" + line).findings) == "1 new\n3 old\n");
  CHECK(print(change_of(line + "a\n" + line, line + "b\n" + line).findings) == "1 old\n3 old\n");
}

TEST_CASE("a removed gate:ignore leaves its secret visible") {
  const std::string line = "key = " + token() + "\n";
  CHECK(print(change_of("# gate:ignore TOK000 old\n" + line, line).findings) == "1 old\n");
}

TEST_CASE("a copy has the fingerprint that a scan of whole files gives it") {
  const std::string line = "key = " + token() + "\n";
  const Scanned change = change_of(line + "a\n", line + "a\n" + line);
  MemoryTree head;
  head.add("app.cfg", line + "a\n" + line);
  const Scanned whole = scan_files(head, {{"app.cfg", false, {}}}, settings());
  REQUIRE(whole.findings.size() == 2);
  REQUIRE(change.findings.size() == 2);
  CHECK(change.findings[0].fingerprint == whole.findings[0].fingerprint);
  CHECK(change.findings[1].fingerprint == whole.findings[1].fingerprint);
}

TEST_CASE("a secret appended to a UTF-16 file is found on its line") {
  std::string dots = "\xff\xfe";
  for (int i = 0; i < 40; ++i)
    dots += "\x0a\x01";  // U+010A, whose low byte is that of a line break
  const std::string before = dots + utf16("\n").substr(2);
  const std::string line = "key = " + token() + "\n";
  const std::string after = before + utf16("x\n" + line).substr(2);
  CHECK(print(change_of(before, after).findings) == "3 new\n");
  CHECK(print(change_of(after, after + utf16("y\n").substr(2)).findings) == "3 old\n");
}

TEST_CASE("a secret of UTF-16 that stood on the base is not one of a commit") {
  const std::string line = "key = " + token() + "\n";
  MemoryTree base;
  base.add("app.cfg", utf16(line));
  MemoryTree head;
  const Changed removed{Changed::Status::removed, "app.cfg", "app.cfg", {}, {}};
  const CommitFile file{"c", "app.cfg", "a\n" + line, {{2, 2}}};
  const Scanned scanned =
      scan_change({base, head, {removed}, added_lines, commits({file})}, settings());
  CHECK(scanned.findings.empty());
  const MemoryTree nothing;
  CHECK(
      scan_change({nothing, head, {}, added_lines, commits({file})}, settings()).findings.size() ==
      1);
}

TEST_CASE("an excluded file is noted once, also where only commits hold it") {
  const std::string line = "key = " + token() + "\n";
  Settings some = settings();
  some.exclude = {"vendor/*"};
  MemoryTree base;
  MemoryTree head;
  head.add("vendor/a", line);
  const Changed changed{Changed::Status::added, "vendor/a", "", {}, {}};
  const Commits both = commits({{"2", "vendor/a", line, {{1, 1}}},
                                {"2", "vendor/b", line, {{1, 1}}},
                                {"1", "vendor/b", line, {{1, 1}}}});
  const std::string notes =
      "vendor/a: not read: excluded by vendor/*\nvendor/b: not read: excluded by vendor/*\n";
  const Scanned change = scan_change({base, head, {changed}, added_lines, both}, some);
  CHECK(change.findings.empty());
  CHECK(excluded(change.coverage) == notes);
  const Scanned all = scan_all(head, {{"vendor/a", false, {}}}, both, some);
  CHECK(all.findings.empty());
  CHECK(excluded(all.coverage) == notes);
}
