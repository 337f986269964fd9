// SPDX-License-Identifier: Apache-2.0
#include "gate/source/descriptor.hpp"

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::source {
namespace {

Tree::NotRead too_large(std::string_view name, std::uint64_t bytes, std::uint64_t largest) {
  return {Cause::limit,
          fmt::format("{} is larger than the limit of {} bytes", printable(name), largest), bytes};
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) close(number_);
}

std::string reason(int error) {
  return std::generic_category().message(error);
}

Tree::NotRead not_opened(int error, std::string_view name) {
  if (error == ENOENT || error == ENOTDIR) {
    return {Cause::missing, fmt::format("{} does not exist", printable(name)), 0};
  }
  return {Cause::unreadable, fmt::format("cannot read {}: {}", printable(name), reason(error)), 0};
}

Tree::Read read_whole(int descriptor, std::string_view name, std::uint64_t largest) {
  struct stat about = {};
  if (fstat(descriptor, &about) != 0) return not_opened(errno, name);
  if (S_ISDIR(about.st_mode)) {
    return Tree::NotRead{Cause::unreadable, fmt::format("{} is a folder", printable(name)), 0};
  }
  const auto told = S_ISREG(about.st_mode) ? static_cast<std::uint64_t>(about.st_size) : 0;
  if (told > largest) return too_large(name, told, largest);

  constexpr std::size_t piece = 65536;
  std::string bytes(told > 0 ? told + 1 : piece, '\0');  // one more, so that the end shows at once
  std::size_t size = 0;
  while (true) {
    const ssize_t count = read(descriptor, bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return not_opened(errno, name);
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > largest) return too_large(name, size, largest);
    if (size == bytes.size()) bytes.resize(std::min<std::size_t>(size * 2, largest + 1));
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace gate::source
