// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include <git2.h>

namespace gate::source {

// Puts a reader of loose objects in front of libgit2's own, which never returns from a truncated
// one. `objects` is the repository's object folder; its alternates are covered too. False if the
// database does not take it.
bool guard_loose_objects(git_odb* odb, const std::string& objects);

}  // namespace gate::source
