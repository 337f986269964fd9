// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gate/core/outcome.hpp"
#include "gate/source/git.hpp"

namespace gate::source {

// The folder git takes hooks from: core.hooksPath (relative to the root, `~/` to `home`), else
// `hooks` in the git folder that linked work trees share.
std::string hooks_folder(const Repository& repository, const std::string& home);

// The absolute path of the running program; empty where the system does not tell.
std::string own_program();

// Each gives nothing, or what went wrong.
std::optional<Fault> write_program(const std::string& path, std::string_view text);
std::optional<Fault> move_file(const std::string& from, const std::string& to);
std::optional<Fault> remove_file(const std::string& path);

}  // namespace gate::source
