// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "gate/container/container.hpp"

namespace gate::container {

// The short form [[IP:]HOST:]CONTAINER[/PROTOCOL] of `ports` and `-p`, with ranges, an empty host
// port, and IPv6 addresses with or without brackets. What is no port leaves `known` false.
Port short_port(std::string_view text, Span span);

// "80" or "8000-8010"; {0, 0} for anything else.
PortRange port_range(std::string_view text);

}  // namespace gate::container
