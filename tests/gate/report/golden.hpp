// SPDX-License-Identifier: Apache-2.0
// Compares text with files below tests/; GATE_UPDATE_GOLDEN=1 rewrites them.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/report.hpp"
#include "gate/core/text.hpp"
#include "tests/catch.hpp"

namespace gate::test {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

inline void write_file(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream{path, std::ios::binary} << text;
}

// The version changes with every release, the goldens should not.
inline std::string without_version(std::string text) {
  const std::string_view number = version();
  for (auto at = text.find(number); at != std::string::npos; at = text.find(number, at))
    text.replace(at, number.size(), "@VERSION@");
  return text;
}

// The first line that differs, with the two lines before it.
inline std::string difference(std::string_view expected, std::string_view actual) {
  const auto want = lines_of(expected);
  const auto have = lines_of(actual);
  std::size_t at = 0;
  while (at < want.size() && at < have.size() && want[at] == have[at])
    ++at;
  std::string text = "line " + std::to_string(at + 1) + "\n";
  for (std::size_t i = at < 2 ? 0 : at - 2; i < at; ++i)
    text += "  " + std::string{want[i]} + "\n";
  text += "- " + std::string{at < want.size() ? want[at] : "(end)"} + "\n";
  text += "+ " + std::string{at < have.size() ? have[at] : "(end)"} + "\n";
  return text;
}

// `name` is relative to tests/.
inline void check_golden(const std::string& name, const std::string& text) {
  const std::filesystem::path path = std::filesystem::path{GATE_SOURCE_DIR} / "tests" / name;
  const std::string actual = without_version(text);
  if (std::getenv("GATE_UPDATE_GOLDEN") != nullptr) {
    write_file(path, actual);
    return;
  }
  INFO(name);
  REQUIRE(std::filesystem::exists(path));
  const std::string expected = read_file(path);
  INFO(difference(expected, actual));
  const bool same = expected == actual;  // Catch would print both texts in full
  CHECK(same);
}

// Validates a JSON document with python3-jsonschema. Prints a line and passes where that is
// missing.
inline void check_schema(const std::filesystem::path& schema, std::string_view document) {
  if (!std::filesystem::exists(schema)) {
    WARN("skipped: " << schema.string() << " is not there");
    return;
  }
  const auto folder = std::filesystem::temp_directory_path() /
                      ("gate_schema_" + std::to_string(std::hash<std::string_view>{}(document)));
  const auto file = folder / "document.json";
  write_file(file, document);
  const std::string command = "python3 " GATE_SOURCE_DIR "/tests/gate/report/validate.py '" +
                              schema.string() + "' '" + file.string() + "'";
  const int status = std::system(command.c_str());
  constexpr int not_available = 77;
  const int code = status / 256;
  if (code == not_available) {
    WARN("skipped: python3-jsonschema is not there");
  } else {
    CHECK(code == 0);
  }
  std::filesystem::remove_all(folder);
}

// Whether a document is refused; true where python3-jsonschema is missing.
inline bool refuses(const std::filesystem::path& schema, std::string_view document) {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("gate_refused_" + std::to_string(std::hash<std::string_view>{}(document)));
  const auto file = folder / "document.json";
  write_file(file, document);
  const std::string command = "python3 " GATE_SOURCE_DIR "/tests/gate/report/validate.py '" +
                              schema.string() + "' '" + file.string() + "' 2>&1 >/dev/null";
  const int status = std::system(command.c_str());
  std::filesystem::remove_all(folder);
  return status != 0;
}

}  // namespace gate::test
