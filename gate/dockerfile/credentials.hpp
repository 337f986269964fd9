// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "gate/core/reporter.hpp"
#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {

// A secret that a RUN hands to a tool which keeps it, or writes into a file: `docker login -p`,
// `npm config set …:_authToken`, a token in a URL, `> ~/.netrc`.
struct Credential {
  const Stage& stage;
  const Instruction& instruction;
  Site site = {};               // of the value, never of more
  std::string subject = {};     // the tool and its subcommand, or the file
  std::string_view value = {};  // must not get into any text
  bool elsewhere = false;       // the shell puts it in, or a file holds it
};

// Calls `visit` for each of them.
void for_each_credential(const Dockerfile& file,
                         const std::function<void(const Credential&)>& visit);

}  // namespace gate::dockerfile
