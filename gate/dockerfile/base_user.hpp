// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/facts/image.hpp"

namespace gate::dockerfile {

// Whether an image is known to end with a USER that is not root: its name or tag says so, or its
// publisher does it for all of them.
bool sets_user(const facts::ImageReference& image);

}  // namespace gate::dockerfile
