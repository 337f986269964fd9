// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gate/core/location.hpp"

namespace gate {

// Replaces the bytes of `span` in the file of the finding by `text`.
struct Edit {
  Span span = {};
  std::string text = {};
};

}  // namespace gate
