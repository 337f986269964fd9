// SPDX-License-Identifier: Apache-2.0
#include "gate/source/disk.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <variant>

#include <climits>
#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/source/descriptor.hpp"
#include "gate/source/links.hpp"

namespace gate::source {
namespace {

bool is_git_folder(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return equals_ignoring_case(name, ".git");
}

Standing look_on_disk(const std::string& root, const std::string& path) {
  if (is_git_folder(path)) return {};
  const std::string full = root + '/' + path;
  struct stat about = {};
  if (lstat(full.c_str(), &about) != 0) {
    // What may not be entered exists: opening it says why it cannot be read.
    return errno == EACCES ? Standing{Standing::Kind::file, {}} : Standing{};
  }
  if (S_ISDIR(about.st_mode)) return {Standing::Kind::folder, {}};
  if (S_ISLNK(about.st_mode)) return {Standing::Kind::link, link_target(full)};
  return {Standing::Kind::file, {}};
}

bool is_place_of_repository(const std::string& path) {
  const Descriptor folder{open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
  return folder && holds_repository(folder.get());
}

}  // namespace

bool holds_repository(int folder) {
  struct stat about = {};
  if (fstatat(folder, ".git", &about, AT_SYMLINK_NOFOLLOW) != 0) return false;
  if (!S_ISDIR(about.st_mode)) return true;
  return fstatat(folder, ".git/HEAD", &about, AT_SYMLINK_NOFOLLOW) == 0 &&
         fstatat(folder, ".git/objects", &about, 0) == 0 &&
         fstatat(folder, ".git/refs", &about, 0) == 0;
}

Tree::NotRead another_repository() {
  return {Cause::submodule, "another git repository; not read", 0};
}

std::string link_target(const std::string& path) {
  std::array<char, PATH_MAX> target = {};
  const ssize_t size = readlink(path.c_str(), target.data(), target.size());
  return size <= 0 ? std::string{} : std::string(target.data(), static_cast<std::size_t>(size));
}

Tree::Read read_below(const std::string& root, std::string_view path, std::uint64_t largest) {
  const auto place =
      follow(path, [&](const std::string& step) { return look_on_disk(root, step); });
  if (const auto* why = std::get_if<Tree::NotRead>(&place)) {
    // A path that exists and is `missing` is a folder; no link was followed to it.
    const bool inner = why->absence == Cause::missing && is_plain_path(path) &&
                       is_place_of_repository(root + '/' + std::string{path});
    return inner ? another_repository() : *why;
  }
  const std::string full = root + '/' + std::get<std::string>(place);
  // Non-blocking: a named pipe in a work tree must not stop the run.
  const Descriptor file{
      open(full.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW | O_NONBLOCK)};
  if (!file) return not_opened(errno, path);
  struct stat about = {};
  if (fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode)) {
    return Tree::NotRead{Cause::unreadable, fmt::format("{} is no plain file", printable(path)), 0};
  }
  Tree::Read read = read_whole(file.get(), path, largest);
  Tree::NotRead why;
  if (const auto* bytes = std::get_if<std::string>(&read);
      bytes != nullptr && is_lfs_pointer(*bytes, why, path)) {
    return why;
  }
  return read;
}

}  // namespace gate::source
