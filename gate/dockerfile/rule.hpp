// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/core/reporter.hpp"
#include "gate/core/rule.hpp"
#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {

using Rule = RuleOf<Dockerfile>;

}  // namespace gate::dockerfile
