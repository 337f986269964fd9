// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {

// What a source of COPY or ADD is, as far as its text tells.
enum class SourceKind : std::uint8_t {
  local,    // a file or folder of the context or of a stage
  archive,  // the same, and ADD unpacks it
  url,      // http, https or ftp
  git,      // a repository
  heredoc,  // its content stands in the file
  unknown   // a variable decides
};

SourceKind source_kind(const Path& source);

// Whether a git source names a commit, or states its checksum, or may do so in a variable.
bool is_fixed_commit(std::string_view url);

// A URL without user, password, query and fragment: fit for messages and subjects.
std::string bare_url(std::string_view url);

// The last segment of a path; a final '/' does not count.
std::string_view file_name(std::string_view path);

}  // namespace gate::dockerfile
