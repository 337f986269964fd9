// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace gate::syntax::dockerfile {

// Whether a text holds a `$`, so that its value is known at build time only.
bool has_variable(std::string_view text);
// A letter, then letters, digits, `-`, `_`, `.`.
bool is_stage_name(std::string_view name);
// [ip:][published:]container[/protocol], each a number or a range.
bool is_port(std::string_view text);
// sha256:…, sha384:…, sha512:…, or the hexadecimal id of a git commit.
bool is_checksum(std::string_view text);
// Seconds of a duration as HEALTHCHECK takes it: numbers with units h m s ms us ns, as in 1m30s.
std::optional<double> duration_seconds(std::string_view text);

}  // namespace gate::syntax::dockerfile
