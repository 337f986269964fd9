// SPDX-License-Identifier: Apache-2.0
//
// secrets_bench FILE-OR-FOLDER... : how fast the files are searched for secrets, and what is found.
// With --show every hit is printed; with --hostile repetitions are searched instead of files.
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/secrets/redact.hpp"
#include "gate/secrets/scanner.hpp"

namespace {

// CPU time: other work on the machine does not count.
double now() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double seconds_since(double start) {
  return now() - start;
}

struct File {
  std::string path, text;
};

void read(const std::filesystem::path& path, std::vector<File>& files) {
  std::ifstream in{path, std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{in}, {}};
  if (text.find('\0') == std::string::npos) files.push_back({path.string(), std::move(text)});
}

std::vector<File> hostile() {
  constexpr std::size_t size = 20'000'000;
  const std::string jwt = std::string{"ey"} + "JhbGciOiJIUzI1NiJ9.ey" + "JzdWIiOiIxMjMifQ." +
                          std::string(43, 'q') + " ";
  const std::vector<std::pair<std::string, std::string>> pieces = {
      {"eyJ", "eyJ"},
      {"jwt wall", jwt},
      {"token = ", "token = "},
      {"token=", "token="},
      {"token=\"", "token=\""},
      {"password lines", "password: abc123def\n"},
      {"secret words", "secret: \"x\", "},
      {"tokens wall", std::string{"gh"} + "p_" + "0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX "},
      {"prefix", std::string{"gh"} + "p_"},
      {"pem headers", std::string{"-----BEGIN PRIVATE"} + " KEY-----\n"},
      {"urls", "https://a:b"},
      {"dashes", "-----BEGIN "},
      {"base64", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo"},
      {"hex", "0123456789abcdef"},
      {"quotes", "password='"},
      {"nested json", "{\\\"token\\\": "},
      {"basic", "Authorization: Basic "},
      {"define", "define('AUTH_KEY', '"},
      {"env", "ENV "},
      {"value", "name: PASSWORD\n value: "}};
  std::vector<File> files;
  for (const auto& [name, piece] : pieces) {
    std::string text;
    while (text.size() < size)
      text += piece;
    files.push_back({name, std::move(text)});
  }
  return files;
}

}  // namespace

int main(int count, char** arguments) {
  bool show = false;
  bool each = false;
  std::vector<File> files;
  for (int i = 1; i < count; ++i) {
    const std::string word = arguments[i];
    if (word == "--show") {
      show = true;
    } else if (word == "--hostile") {
      files = hostile();
      each = true;
    } else if (std::filesystem::is_directory(word)) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator{word})
        if (entry.is_regular_file() && !entry.is_symlink()) read(entry.path(), files);
    } else {
      read(word, files);
    }
  }
  auto start = now();
  auto made = gate::secrets::Engine::create("key");
  for (const gate::Fault& fault : made.faults)
    std::fprintf(stderr, "%s\n", fault.what.c_str());
  if (made.value == nullptr) return 1;
  std::printf("engine: %.3f ms %s\n", seconds_since(start) * 1e3, made.value->note().c_str());
  start = now();
  gate::secrets::Scanner scanner{made.value};
  std::printf("scanner: %.3f ms\n", seconds_since(start) * 1e3);

  std::map<std::string, std::size_t> kinds;
  std::size_t bytes = 0;
  const auto all = now();
  for (const File& file : files) {
    const auto begin = now();
    const auto found = scanner.scan(file.text, file.path);
    const double seconds = seconds_since(begin);
    bytes += file.text.size();
    if (each)
      std::printf("%-16s %8.1f MB/s %6zu hits %s\n", file.path.c_str(),
                  static_cast<double>(file.text.size()) / 1e6 / seconds, found.value.size(),
                  found.faults.empty() ? "" : found.faults[0].what.c_str());
    for (const auto& hit : found.value) {
      ++kinds[std::string{hit.kind->name}];
      if (!show) continue;
      const gate::LineIndex index{file.text};
      const auto line = index.line(hit.value.begin);
      std::printf("%s:%u: %.*s [%s]: %.160s\n", file.path.c_str(), line,
                  static_cast<int>(hit.kind->name.size()), hit.kind->name.data(),
                  hit.redacted.c_str(),
                  file.text.substr(index.line_span(line).begin, 160)
                      .substr(0, file.text.substr(index.line_span(line).begin, 160).find('\n'))
                      .c_str());
    }
  }
  const double seconds = seconds_since(all);
  std::printf("%zu files, %.1f MB, %.3f s, %.1f MB/s\n", files.size(),
              static_cast<double>(bytes) / 1e6, seconds,
              static_cast<double>(bytes) / 1e6 / seconds);
  for (const auto& [kind, number] : kinds)
    std::printf("  %6zu %s\n", number, kind.c_str());
  return 0;
}
