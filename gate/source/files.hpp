// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gate/core/outcome.hpp"
#include "gate/core/tree.hpp"

namespace gate::source {

// The size up to which a file is read when nothing else is said.
inline constexpr std::uint64_t largest_file = std::uint64_t{64} << 20U;

// The bytes of a file that the user named; links, pipes and devices are followed and read to their
// end. Not read: missing, unreadable (also a folder), limit.
Tree::Read read_file(const std::string& path, std::uint64_t largest = largest_file);
// All of standard input.
Tree::Read read_stdin(std::uint64_t largest = largest_file);

// Puts `bytes` at `path`: a reader sees the old content or the new, never a part. What is no plain
// file (a pipe, a device) is written to directly. Nothing, or what went wrong.
std::optional<Fault> write_file(const std::string& path, std::string_view bytes);
// Creates a folder and those above it. Nothing, or what went wrong.
std::optional<Fault> make_folders(const std::string& path);

}  // namespace gate::source
