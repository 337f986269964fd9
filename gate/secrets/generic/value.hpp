// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "gate/secrets/generic/assignment.hpp"
#include "gate/secrets/generic/key.hpp"

namespace gate::secrets {

// Why `value`, assigned to `key`, is no secret; empty: it is one. Passwords pass at low entropy,
// tokens and keys need what a machine makes.
std::string_view why_harmless(KeyClass key_class, std::string_view key, std::string_view value,
                              bool quoted, Setting setting);

// Why `password`, found in a place where passwords stand (a URL, a header), is none; else empty.
std::string_view why_no_password(std::string_view password);

}  // namespace gate::secrets
