// SPDX-License-Identifier: Apache-2.0
#include "gate/source/folder.hpp"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/source/descriptor.hpp"
#include "gate/source/disk.hpp"
#include "gate/source/links.hpp"
#include "gate/source/names.hpp"

namespace gate::source {
namespace {

constexpr int deepest = 256;

void add_file(std::string path, const struct stat& about, std::vector<Entry>& entries) {
  if (!S_ISREG(about.st_mode) && !S_ISLNK(about.st_mode)) return;  // pipe, socket, device
  Entry entry;
  entry.path = std::move(path);
  entry.type = S_ISLNK(about.st_mode) ? Entry::Type::link : Entry::Type::file;
  entry.size = static_cast<std::uint64_t>(about.st_size);
  entry.executable = S_ISREG(about.st_mode) && (about.st_mode & S_IXUSR) != 0;
  entries.push_back(std::move(entry));
}

class Lister {
 public:
  explicit Lister(Outcome<std::vector<Entry>>& found) : found_{found} {}

  // Lists the folder open at `folder`, whose path in the tree is `prefix` (with a final '/').
  void list(Descriptor folder, const std::string& prefix, int depth) {
    if (depth > deepest) {
      found_.faults.push_back(
          {Cause::limit, fmt::format("{} lies too deep", printable(prefix)), prefix});
      return;
    }
    const int descriptor = folder.get();
    Names names{std::move(folder)};
    if (names.error() != 0) {
      found_.faults.push_back(
          {Cause::unreadable,
           fmt::format("cannot list {}: {}", printable(prefix), reason(names.error())), prefix});
    }
    for (const std::string& name : names.sorted())
      add(descriptor, prefix, name, depth);
  }

 private:
  void add(int descriptor, const std::string& prefix, const std::string& name, int depth) {
    if (equals_ignoring_case(name, ".git")) return;
    struct stat about = {};
    if (fstatat(descriptor, name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0) return;
    const std::string path = prefix + name;
    if (S_ISDIR(about.st_mode)) {
      Descriptor below{
          openat(descriptor, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
      if (below && holds_repository(below.get())) return add_repository(path);
      if (below) return list(std::move(below), path + '/', depth + 1);
      found_.faults.push_back({Cause::unreadable,
                               fmt::format("cannot list {}: {}", printable(path), reason(errno)),
                               path});
      return;
    }
    add_file(path, about, found_.value);
  }

  void add_repository(const std::string& path) {
    Entry entry;
    entry.path = path;
    entry.type = Entry::Type::submodule;
    found_.value.push_back(std::move(entry));
  }

  Outcome<std::vector<Entry>>& found_;
};

}  // namespace

FolderTree::FolderTree(std::string path, std::uint64_t largest)
    : path_{std::move(path)}, largest_{largest} {}

Outcome<std::vector<Entry>> FolderTree::list(std::string_view under) const {
  Outcome<std::vector<Entry>> found;
  if (!under.empty() && !is_plain_path(under)) return found;
  const std::string top = under.empty() ? path_ : path_ + '/' + std::string{under};
  struct stat about = {};
  if (!under.empty() && lstat(top.c_str(), &about) == 0 && !S_ISDIR(about.st_mode)) {
    add_file(std::string{under}, about, found.value);
    return found;
  }
  Descriptor folder{open(top.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (folder) {
    Lister{found}.list(std::move(folder), under.empty() ? "" : std::string{under} + '/', 0);
  } else if (errno != ENOENT && errno != ENOTDIR) {
    found.faults.push_back(
        {Cause::unreadable, fmt::format("cannot list {}: {}", printable(top), reason(errno)), top});
  }
  std::sort(found.value.begin(), found.value.end(),
            [](const Entry& a, const Entry& b) { return a.path < b.path; });
  return found;
}

Tree::Read FolderTree::read(std::string_view path) const {
  return read_below(path_, path, largest_);
}

}  // namespace gate::source
