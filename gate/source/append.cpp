// SPDX-License-Identifier: Apache-2.0
#include "gate/source/append.hpp"

#include <cstdio>
#include <memory>

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::source {

std::optional<Fault> append_file(const std::string& path, std::string_view bytes) {
  const auto close = [](std::FILE* file) { return std::fclose(file); };
  std::unique_ptr<std::FILE, decltype(close)> file{std::fopen(path.c_str(), "ab"), close};
  const bool complete = file != nullptr &&
                        std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size() &&
                        std::fflush(file.get()) == 0;
  if (complete) return std::nullopt;
  return Fault{Cause::unreadable, fmt::format("{} cannot be written", printable(path)), path, 0};
}

}  // namespace gate::source
