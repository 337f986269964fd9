// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace gate::dockerfile {

// What the name of a file says about secrets in it.
enum class SecretFile : std::uint8_t {
  no,
  yes,
  sample  // named like one, but an example, a template, or the public half
};

// Judges a path by its names alone: `.env.production`, `keys/id_rsa`, `.aws/credentials`, a whole
// `.ssh`.
SecretFile secret_file(std::string_view path);

}  // namespace gate::dockerfile
