// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace gate::source {

// 128 random bits of the system in hexadecimal, new at each call.
std::string random_token();

}  // namespace gate::source
