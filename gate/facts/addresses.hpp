// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace gate::facts {

// True if HOST, HOST:PORT, [IPv6]:PORT reaches this machine only: localhost, 127.0.0.0/8, ::1.
bool is_loopback(std::string_view address);

}  // namespace gate::facts
