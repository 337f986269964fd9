// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/checksum.hpp"

#include <algorithm>
#include <array>

#include "gate/core/fingerprint.hpp"
#include "gate/core/text.hpp"

namespace gate::secrets {
namespace {

constexpr std::string_view digits_62 =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits_36 = "0123456789abcdefghijklmnopqrstuvwxyz";

constexpr std::array<std::uint32_t, 256> crc_table = [] {
  std::array<std::uint32_t, 256> table = {};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit)
      value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
    table.at(i) = value;
  }
  return table;
}();

std::string hex(std::uint32_t number, bool upper) {
  std::string text;
  for (int shift = 28; shift >= 0; shift -= 4) {
    const char digit = "0123456789abcdef"[(number >> static_cast<unsigned>(shift)) & 0xFU];
    text += upper && digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit;
  }
  return text;
}

std::uint32_t swapped(std::uint32_t n) {
  return (n >> 24U) | ((n >> 8U) & 0xFF00U) | ((n << 8U) & 0xFF0000U) | (n << 24U);
}

Proof decided(bool valid) {
  return valid ? Proof::valid : Proof::invalid;
}

// `value` splits into what is summed and the last `size` characters.
struct Sum {
  std::string_view body, sum;
};
Sum split_sum(std::string_view value, std::size_t size) {
  if (value.size() < size) return {};
  return {value.substr(0, value.size() - size), value.substr(value.size() - size)};
}

std::uint32_t unhex(std::string_view two) {
  std::uint32_t value = 0;
  for (const char c : two)
    value = value * 16 + static_cast<std::uint32_t>(is_digit(c) ? c - '0' : lower(c) - 'a' + 10);
  return value;
}

Proof prove_fine_grained(std::string_view value) {
  // github_pat_ 22 _ 43, then 8 checked and 8 random characters
  constexpr std::size_t checked = 11 + 22 + 1 + 43;
  if (value.size() != checked + 16) return Proof::unknown;
  const std::string digest = sha256(value.substr(0, checked));
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 10; i += 2)
    bits = (bits << 8U) | unhex(std::string_view{digest}.substr(i, 2));
  std::string sum;
  for (int shift = 35; shift >= 0; shift -= 5)
    sum += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(bits >> static_cast<unsigned>(shift)) & 31U];
  return decided(sum == value.substr(checked, 8));
}

Proof prove_atlassian(std::string_view value) {
  std::string plain{value};
  for (const std::string_view written : {"\\=", "%3D"})
    if (const auto at = plain.find(written); at != std::string::npos)
      plain.replace(at, written.size(), "=");
  const Sum sum = split_sum(plain, 8);
  return decided(hex(crc32(sum.body), true) == sum.sum);
}

Proof prove_confluent(std::string_view value, std::size_t prefix) {
  const Sum sum = split_sum(value.substr(prefix), 6);
  const std::uint32_t little = swapped(crc32(sum.body));
  std::string encoded;
  const std::uint64_t bits = static_cast<std::uint64_t>(little) << 4U;
  for (int shift = 30; shift >= 0; shift -= 6)
    encoded += "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        [(bits >> static_cast<unsigned>(shift)) & 63U];
  return decided(encoded == sum.sum);
}

bool is_json_object(std::string_view text) {
  const std::string_view trimmed = trim(text);
  return trimmed.size() >= 2 && trimmed.front() == '{' && trimmed.back() == '}' &&
         is_utf8(trimmed) && trimmed.find('"') != std::string_view::npos;
}

Proof prove_jwt(std::string_view value) {
  const auto parts = split(value, '.');
  if (parts.size() < 2) return Proof::reject;
  const auto header = decode_base64(parts[parts.size() - 3 < parts.size() ? parts.size() - 3 : 0]);
  const auto payload = decode_base64(parts[parts.size() - 2]);
  if (!header || !is_json_object(*header) || header->find("\"alg\"") == std::string::npos)
    return Proof::invalid;
  return payload && is_json_object(*payload) ? Proof::valid : Proof::invalid;
}

Proof prove_json(std::string_view value, std::size_t prefix) {
  std::string_view body = value.substr(prefix);
  if (const auto end = body.find_first_of("_."); end != std::string_view::npos)
    body = body.substr(0, end);
  const auto json = decode_base64(body);
  return json && !json->empty() && json->front() == '{' ? Proof::valid : Proof::invalid;
}

Proof prove_discord(std::string_view value) {
  const auto id = decode_base64(value.substr(0, value.find('.')));
  const bool digits = id && id->size() >= 15 && std::all_of(id->begin(), id->end(), is_digit);
  return digits ? Proof::valid : Proof::reject;
}

Proof prove_basic(std::string_view value) {
  const auto pair = decode_base64(value);
  if (!pair) return Proof::reject;
  const auto colon = pair->find(':');
  const bool readable = std::all_of(pair->begin(), pair->end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '\x7F';
  });
  if (colon == std::string::npos || colon + 1 == pair->size() || !readable || !is_utf8(*pair))
    return Proof::reject;
  return Proof::unknown;
}

Proof prove_private_key(std::string_view value) {
  std::size_t base64 = 0;
  std::array<bool, 256> seen = {};
  for (const char c : value) {
    if (!is_alnum(c) && c != '+' && c != '/') continue;
    ++base64;
    seen.at(static_cast<unsigned char>(c)) = true;
  }
  const auto distinct = std::count(seen.begin(), seen.end(), true);
  return base64 >= 40 && distinct >= 12 ? Proof::unknown : Proof::reject;
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t value = 0xFFFFFFFFU;
  for (const char c : bytes)
    value = crc_table.at((value ^ static_cast<unsigned char>(c)) & 0xFFU) ^ (value >> 8U);
  return ~value;
}

std::string in_base(std::uint32_t number, std::uint32_t base, std::size_t width) {
  const std::string_view digits = base == 36 ? digits_36 : digits_62;
  std::string text;
  for (; number != 0; number /= base)
    text += digits[number % base];
  if (text.size() < width) text.append(width - text.size(), '0');
  std::reverse(text.begin(), text.end());
  return text;
}

std::optional<std::string> decode_base64(std::string_view text) {
  while (!text.empty() && text.back() == '=')
    text.remove_suffix(1);
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    std::uint32_t six = 0;
    if (c >= 'A' && c <= 'Z')
      six = static_cast<std::uint32_t>(c - 'A');
    else if (c >= 'a' && c <= 'z')
      six = static_cast<std::uint32_t>(c - 'a' + 26);
    else if (is_digit(c))
      six = static_cast<std::uint32_t>(c - '0' + 52);
    else if (c == '+' || c == '-')
      six = 62;
    else if (c == '/' || c == '_')
      six = 63;
    else
      return std::nullopt;
    bits = (bits << 6U) | six;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += static_cast<char>((bits >> count) & 0xFFU);
    }
  }
  if (count >= 6) return std::nullopt;  // one character alone says nothing
  return bytes;
}

Proof prove(Check check, std::string_view value, std::size_t prefix) {
  switch (check) {
    case Check::none:
    case Check::password:  // filters.hpp
      return Proof::unknown;
    case Check::crc32_base62: {
      const Sum sum = split_sum(value.substr(prefix), 6);
      return decided(in_base(crc32(sum.body), 62, 6) == sum.sum);
    }
    case Check::crc32_hex: {
      Sum sum = split_sum(value.substr(prefix), 8);
      if (!sum.body.empty() && sum.body.back() == '_') sum.body.remove_suffix(1);
      return decided(hex(crc32(sum.body), false) == sum.sum);
    }
    case Check::github_fine_grained:
      return prove_fine_grained(value);
    case Check::gitlab_routable: {
      const Sum sum = split_sum(value, 7);
      return decided(in_base(crc32(sum.body), 36, 7) == sum.sum);
    }
    case Check::grafana: {
      const Sum sum = split_sum(value, 9);
      return decided(!sum.sum.empty() && hex(swapped(crc32(sum.body)), false) == sum.sum.substr(1));
    }
    case Check::atlassian:
      return prove_atlassian(value);
    case Check::confluent:
      return prove_confluent(value, prefix);
    case Check::json_base64:
      return prove_json(value, prefix);
    case Check::jwt:
      return prove_jwt(value);
    case Check::discord:
      return prove_discord(value);
    case Check::basic_auth:
      return prove_basic(value);
    case Check::private_key:
      return prove_private_key(value);
  }
  return Proof::unknown;
}

}  // namespace gate::secrets
