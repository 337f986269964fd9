// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

// Names and values of variables that hold a secret, judged without knowing any kind of token.
namespace gate::facts {

// True for names that say "this is a secret": DB_PASSWORD, apiKey, JWT_SECRET; not for
// PASSWORD_FILE, TOKEN_TTL, PUBLIC_KEY.
bool is_secret_name(std::string_view name);

// BuildKit's wider reading: some word between `_` is key, token, secret, password, auth, … in any
// case; a word public, file or version clears the name.
bool has_secret_word(std::string_view name);

// What a literal under such a name looks like.
enum class SecretValue : std::uint8_t {
  none,    // empty, masked, a switch, a path, a number of a few digits
  sample,  // "changeme" and the like
  secret
};
SecretValue secret_value(std::string_view value);

// True where the value says where the secret lies instead of being it: a path, `vault:…`.
bool points_at_secret(std::string_view value);

}  // namespace gate::facts
