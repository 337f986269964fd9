// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace gate::secrets {

// What a name says about the value assigned to it.
enum class KeyClass : std::uint8_t {
  harmless,
  password,  // people choose it: short and low entropy is still a secret
  secret,    // client_secret, secret_key, django's SECRET_KEY
  token,
  key,        // api_key, access_key, private_key, encryption_key
  credential  // auth, credentials: says little, so the value must say more
};

// The class of a key in any spelling: DB_PASSWORD, dbPassword, db.password, "x-api-key". A name
// that speaks about a secret (password_file, token_url, max_tokens, public_key) is harmless.
KeyClass classify_key(std::string_view key);

// Whether the name says that the value is a digest: commit_sha, integrity, checksum.
bool names_a_digest(std::string_view key);

}  // namespace gate::secrets
