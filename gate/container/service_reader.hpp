// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "gate/container/compose_files.hpp"
#include "gate/container/container.hpp"
#include "gate/container/interpolation.hpp"
#include "gate/core/secret_judge.hpp"

namespace gate::container {

// What all services of one file share while they are read.
struct ComposeContext {
  const ComposeFile& file;
  const Variables& variables;
  const SecretJudge& judge;
  std::size_t entries_left;  // of all lists of all services together; 0: the limit was hit
  std::size_t bytes_left;    // of all values, because aliases and variables repeat them
};

// The container that a service describes.
Container read_service(const Service& service, ComposeContext& context);

}  // namespace gate::container
