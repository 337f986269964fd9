// SPDX-License-Identifier: Apache-2.0
#include "gate/source/files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/source/descriptor.hpp"

namespace gate::source {
namespace {

std::optional<Fault> write_all(int descriptor, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      return Fault{Cause::unreadable,
                   fmt::format("cannot write {}: {}", printable(path), reason(errno)), path};
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return std::nullopt;
}

Fault not_written(const std::string& path) {
  return Fault{Cause::unreadable,
               fmt::format("cannot write {}: {}", printable(path), reason(errno)), path};
}

std::optional<Fault> write_directly(const std::string& path, std::string_view bytes) {
  const Descriptor file{open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY)};
  if (!file) return not_written(path);
  return write_all(file.get(), bytes, path);
}

}  // namespace

Tree::Read read_file(const std::string& path, std::uint64_t largest) {
  const Descriptor file{open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)};
  if (!file) return not_opened(errno, path);
  return read_whole(file.get(), path, largest);
}

Tree::Read read_stdin(std::uint64_t largest) {
  return read_whole(STDIN_FILENO, "standard input", largest);
}

std::optional<Fault> write_file(const std::string& path, std::string_view bytes) {
  std::error_code failed;
  const auto real = std::filesystem::weakly_canonical(path, failed);
  const std::string target = failed ? path : real.string();
  struct stat before = {};
  const bool exists = stat(target.c_str(), &before) == 0;
  if (exists && !S_ISREG(before.st_mode)) return write_directly(target, bytes);

  std::string name = target + ".XXXXXX";
  const Descriptor file{mkstemp(name.data())};
  if (!file) return not_written(path);
  const mode_t mask = umask(0);
  umask(mask);
  const mode_t mode = exists ? (before.st_mode & 07777U) : (0666U & ~mask);
  std::optional<Fault> fault = write_all(file.get(), bytes, path);
  if (!fault && (fchmod(file.get(), mode) != 0 || std::rename(name.c_str(), target.c_str()) != 0)) {
    fault = not_written(path);
  }
  if (fault) unlink(name.c_str());
  return fault;
}

std::optional<Fault> make_folders(const std::string& path) {
  std::error_code failed;
  std::filesystem::create_directories(path, failed);
  if (!failed) return std::nullopt;
  return Fault{Cause::unreadable,
               fmt::format("cannot create the folder {}: {}", printable(path), failed.message()),
               path};
}

}  // namespace gate::source
