// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/generic/value.hpp"

#include <algorithm>
#include <array>

#include "gate/core/text.hpp"
#include "gate/secrets/generic/filters.hpp"

namespace gate::secrets {
namespace {

struct Filter {
  bool (*holds)(std::string_view value);
  std::string_view reason;
};

// What no secret of any kind looks like.
constexpr std::array filters{
    Filter{is_reference, "it refers to a value kept elsewhere"},
    Filter{is_encrypted, "it is encrypted"},
    Filter{is_type_or_constant, "it is a type or a constant"},
    Filter{is_repetition, "it repeats one character or group"},
    Filter{is_sequence, "it is a sequence"},
    Filter{is_placeholder, "it is a placeholder"},
    Filter{is_path, "it is a path"},
    Filter{is_plain_url, "it is a URL without a password"},
    Filter{is_address, "it is an e-mail address"},
    Filter{is_date, "it is a date"},
    Filter{is_version, "it is a version"},
    Filter{is_pattern, "it is a pattern"},
};

// What a value of each class must have.
struct Need {
  std::size_t length;
  double entropy;
};
Need need_of(KeyClass key_class) {
  switch (key_class) {
    case KeyClass::password:
      return {5, 1.5};
    case KeyClass::secret:
      return {8, 2.7};
    case KeyClass::token:
    case KeyClass::key:
      return {12, 3.0};
    case KeyClass::credential:
    case KeyClass::harmless:
      break;
  }
  return {16, 3.4};
}

bool has_digit(std::string_view value) {
  return std::any_of(value.begin(), value.end(), is_digit);
}

bool is_sentence(std::string_view value) {
  return std::count(value.begin(), value.end(), ' ') >= 2;
}

}  // namespace

std::string_view why_harmless(KeyClass key_class, std::string_view key, std::string_view value,
                              bool quoted, Setting setting) {
  if (key_class == KeyClass::harmless) return "the name does not speak of a secret";
  if (!quoted && setting == Setting::source) return "unquoted in program text it is a name";
  const Need need = need_of(key_class);
  if (value.size() < need.length) return "it is too short";
  for (const Filter& filter : filters)
    if (filter.holds(value)) return filter.reason;
  if (repeats_key(key, value)) return "it repeats its name";
  if (!quoted && is_expression(value)) return "it is an expression";
  if (is_sentence(value)) return "it is a sentence";
  if (is_words(value)) return "it is made of words";
  if (names_a_digest(key) && is_hash(value)) return "it is a digest";
  const bool password = key_class == KeyClass::password;
  if (!password) {
    if (is_number(value)) return "it is a number";
    if (is_identifier(value)) return "it is a name";
    if (value.find(' ') != std::string_view::npos) return "it holds blanks";
    if (quoted && is_expression(value)) return "it is an expression";
    if (key_class == KeyClass::credential && is_uuid(value)) return "it is a UUID";
    if (!has_digit(value) && value.size() < 20) return "it has no digit";
  } else if (is_number(value) && value.size() < 6) {
    return "it is a number";
  }
  if (entropy(value) < need.entropy) return "it is not random enough";
  return {};
}

std::string_view why_no_password(std::string_view password) {
  for (const Filter& filter : filters)
    if (filter.reason != "it is a path" && filter.holds(password)) return filter.reason;
  if (is_words(password) && password.size() < 8) return "it is a word";
  if (password.size() < 4) return "it is too short";
  return {};
}

}  // namespace gate::secrets
