// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace gate::secrets {

// Each filter is one reason why a value under a secret-like key is no secret.

// It names where the secret comes from: ${X}, $X, {{ x }}, <x>, %X%, process.env.X, vault:…
bool is_reference(std::string_view value);
// It calls or indexes something: f(x), a.b.c, x[0], p->q.
bool is_expression(std::string_view value);
// It is encrypted already: ENC[…], ENC(…), !vault, age or SOPS armour.
bool is_encrypted(std::string_view value);
// It is a path or the name of a file.
bool is_path(std::string_view value);
// It tells the reader to fill something in, or is a word everybody uses in tests.
bool is_placeholder(std::string_view value);
// One character, or one or two characters in turn, again and again.
bool is_repetition(std::string_view value);
// Neighbours in the alphabet or on the digits: 12345678, abcdefgh, 87654321.
bool is_sequence(std::string_view value);
// A value of another type: true, null, none, string, undefined.
bool is_type_or_constant(std::string_view value);
// The key again, in whatever spelling.
bool repeats_key(std::string_view key, std::string_view value);
// Words without a digit, as in a name or a sentence: userToken, my-secret-name, "enter it here".
bool is_words(std::string_view value);
// Words with a number here or there: oauth2_token, my-app-v2.
bool is_identifier(std::string_view value);
bool is_uuid(std::string_view value);
// 32, 40, 56, 64, 96 or 128 hexadecimal digits, or an integrity value such as sha256-….
bool is_hash(std::string_view value);
// A URL whose authority holds no password.
bool is_plain_url(std::string_view value);
// An e-mail address.
bool is_address(std::string_view value);
bool is_date(std::string_view value);
bool is_version(std::string_view value);
bool is_number(std::string_view value);
// A regular expression or a glob.
bool is_pattern(std::string_view value);

// Whether the letters of `value` could be words: neither many short humps nor consonants alone.
bool reads_as_words(std::string_view value);

// Shannon entropy in bits per byte.
double entropy(std::string_view value);

// Whether `text` stands in `list`, whose words are parted by '|'.
bool is_one_of(std::string_view list, std::string_view text);

}  // namespace gate::secrets
