// SPDX-License-Identifier: Apache-2.0
#include "gate/source/glob.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::source {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_entries = 200'000;

// The folders before the first wildcard: nothing above them can match.
std::string_view fixed_folder(std::string_view glob) {
  const auto before = glob.substr(0, glob.find_first_of("*?["));
  const auto slash = before.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : before.substr(0, slash);
}

void walk(const fs::path& start, const fs::path& root, std::string_view glob,
          Outcome<std::vector<std::string>>& found) {
  std::error_code error;
  std::size_t seen = 0;
  fs::recursive_directory_iterator entry{start, error};
  for (; !error && entry != fs::recursive_directory_iterator{}; entry.increment(error)) {
    if (++seen > most_entries) {
      found.faults.push_back(
          {Cause::limit,
           fmt::format("{}: more than {} files below this folder; name a narrower path",
                       printable(start.string()), most_entries),
           std::string{glob}, 0});
      return;
    }
    const std::string path = entry->path().lexically_relative(root).generic_string();
    if (entry->is_directory(error) && path == ".git") entry.disable_recursion_pending();
    if (!entry->is_directory(error) && matches_glob(glob, path)) found.value.push_back(path);
    error.clear();
  }
  if (error) {
    found.faults.push_back(
        {Cause::unreadable,
         fmt::format("{}: cannot be listed: {}", printable(start.string()), error.message()),
         std::string{glob}, 0});
  }
}

}  // namespace

Outcome<std::vector<std::string>> files_matching(const std::string& root, std::string_view glob) {
  Outcome<std::vector<std::string>> found;
  std::error_code error;
  const fs::path folder{root};
  if (glob.find_first_of("*?[") == std::string_view::npos) {
    if (fs::exists(folder / glob, error)) found.value.emplace_back(glob);
    return found;
  }
  const fs::path start = folder / fixed_folder(glob);
  if (fs::is_directory(start, error)) walk(start, folder, glob, found);
  std::sort(found.value.begin(), found.value.end());
  return found;
}

}  // namespace gate::source
