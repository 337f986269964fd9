// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {

// Flags of curl and wget, which have many that take a value.
shell::Flags curl_flags(const shell::Command& command);
shell::Flags wget_flags(const shell::Command& command);

// What curl, wget, fetch or aria2c is told to fetch.
struct Download {
  std::vector<shell::Flags::Value> urls = {};  // as written
  std::string output = {};                     // the file; empty: standard output
};
std::optional<Download> download(const shell::Command& command);

// True for http:// in any case with a host that is known and is neither this machine nor `*.local`.
bool is_plain_http(std::string_view url);

// The first operand of a command as a URL fit for messages and subjects, or an empty text.
std::string shown_target(const shell::Flags& flags);

}  // namespace gate::dockerfile
