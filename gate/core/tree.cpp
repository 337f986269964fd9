// SPDX-License-Identifier: Apache-2.0
#include "gate/core/tree.hpp"

#include <algorithm>
#include <utility>

#include "gate/core/fingerprint.hpp"

namespace gate {

void MemoryTree::add(std::string path, std::string text) {
  const auto at = std::lower_bound(
      files_.begin(), files_.end(), path,
      [](const File& file, const std::string& wanted) { return file.path < wanted; });
  if (at != files_.end() && at->path == path) {
    at->text = std::move(text);
  } else {
    files_.insert(at, File{std::move(path), std::move(text)});
  }
}

Outcome<std::vector<Entry>> MemoryTree::list(std::string_view under) const {
  Outcome<std::vector<Entry>> found;
  for (const File& file : files_) {
    const std::string_view path = file.path;
    const bool below = under.empty() || path == under ||
                       (path.substr(0, under.size()) == under && path[under.size()] == '/');
    if (!below) continue;
    Entry entry;
    entry.path = file.path;
    entry.object = sha256(file.text);
    entry.size = file.text.size();
    found.value.push_back(std::move(entry));
  }
  return found;
}

Tree::Read MemoryTree::read(std::string_view path) const {
  for (const File& file : files_) {
    if (file.path == path) return file.text;
  }
  return NotRead{Cause::missing, "no such file", 0};
}

Outcome<std::vector<Entry>> RecordingTree::list(std::string_view under) const {
  asked_.push_back(std::string{under} + '/');
  return tree_.list(under);
}

Tree::Read RecordingTree::read(std::string_view path) const {
  asked_.emplace_back(path);
  return tree_.read(path);
}

}  // namespace gate
