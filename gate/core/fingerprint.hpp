// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/finding.hpp"

namespace gate {

// The identity of a finding of a file: 32 hexadecimal digits over (id, path, owner, part, subject,
// occurrence). Lines, columns, wording and severity are no part of it, so it survives moves and
// rewording. `occurrence` counts equal tuples in the order of the text, from 0.
std::string fingerprint(const Finding& finding, std::uint32_t occurrence);

// The identity of a vulnerability or licence finding, without version, severity, title and path:
// (canonical id, purl without version and qualifiers, target).
std::string package_fingerprint(const Finding& finding);

// Sets `fingerprint` of every finding that has none yet, counting occurrences in the given order.
void set_fingerprints(std::vector<Finding>& findings);

// SHA-256 in lower-case hexadecimal.
std::string sha256(std::string_view bytes);
// HMAC-SHA-256 in lower-case hexadecimal.
std::string keyed_hash(std::string_view key, std::string_view bytes);

}  // namespace gate
