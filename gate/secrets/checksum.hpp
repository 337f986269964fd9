// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gate/secrets/detector.hpp"

namespace gate::secrets {

// What a check says. Only `reject` drops a value, and only checks of structure say so: a token
// with a wrong checksum may still be a secret.
enum class Proof : std::uint8_t { unknown, valid, invalid, reject };

// Tests `value`, whose first `prefix` bytes are the kind's literal prefix.
Proof prove(Check check, std::string_view value, std::size_t prefix);

// The CRC-32 of IEEE 802.3.
std::uint32_t crc32(std::string_view bytes);
// `number` in base 36 (0-9a-z) or 62 (0-9A-Za-z), padded on the left with 0 to `width`.
std::string in_base(std::uint32_t number, std::uint32_t base, std::size_t width);
// The bytes of base64 in either alphabet, padded or not; nothing for any other text.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace gate::secrets
