// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/generic/filters.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "gate/core/text.hpp"

namespace gate::secrets {
namespace {

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}
bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}
bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}
bool is_hex(char c) {
  return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}
bool all(std::string_view text, bool (*holds)(char)) {
  return std::all_of(text.begin(), text.end(), holds);
}

}  // namespace

bool is_reference(std::string_view value) {
  if (value.size() < 2) return false;
  const char first = value.front();
  const char last = value.back();
  const bool is_name = value[1] == '{' || value[1] == '(' || value[1] == '_' || is_alpha(value[1]);
  if (first == '$' && is_name) return true;
  if ((first == '%' && last == '%') || (first == '<' && last == '>') ||
      (first == '@' && last == '@') || (first == '{' && last == '}'))
    return value.size() > 2;
  if (starts_with(value, "__") && ends_with(value, "__")) return true;
  if (value.find_first_of("${%#<") != std::string_view::npos)
    for (const std::string_view mark : {"${", "{{", "#{", "<%", "$(", "$ENV", "%(", "{%"})
      if (contains(value, mark)) return true;
  const auto format = value.find("%s");
  if (format != std::string_view::npos &&
      (format + 2 == value.size() || !is_alpha(value[format + 2])))
    return true;
  if (value.find_first_of(".:/+[!") == std::string_view::npos) return false;
  const std::string small = lower(value.substr(0, 256));
  for (const std::string_view source :
       {"process.env", "os.environ", "os.getenv", "system.getenv", "import.meta.env", "env[",
        "secretkeyref:", "keyvault.", "secretsmanager"})
    if (contains(small, source)) return true;
  for (const std::string_view source :
       {"vault:",   "ref+",  "op://",   "ssm:",    "arn:",     "env:",     "file:",   "env.",
        "secrets.", "vars.", "var.",    "local.",  "data.",    "!ref",     "!sub",    "!getatt",
        "!secret",  "!env",  "awssm:",  "gcp-sm:", "sm://",    "keyring:", "config.", "settings.",
        "this.",    "self.", "params.", "vault.",  "projects/"})
    if (starts_with(small, source)) return true;
  return false;
}

bool is_expression(std::string_view value) {
  if (value.empty() || (!is_alpha(value[0]) && value[0] != '_' && value[0] != '$')) return false;
  std::size_t name = 0;
  while (name < value.size() && (is_alnum(value[name]) || value[name] == '_' || value[name] == '.'))
    ++name;
  if (name < value.size() && (value[name] == '(' || value[name] == '['))
    return value.find_first_of(")]", name) != std::string_view::npos || name + 1 == value.size();
  if (contains(value, "->") || contains(value, "::")) return true;
  if (name > 1 && name < value.size() && value[name] == '<') return true;
  // a.b.c, every part a name
  if (name != value.size() || !contains(value, ".") || value.size() > 100) return false;
  for (const std::string_view part : split(value, '.'))
    if (part.size() < 2 || is_digit(part[0]) || !reads_as_words(part) ||
        std::count_if(part.begin(), part.end(), is_digit) > 1)
      return false;
  return true;
}

bool is_encrypted(std::string_view value) {
  for (const std::string_view mark :
       {"ENC[", "ENC(", "!vault", "$ANSIBLE_VAULT", "{cipher}", "vault:v1:", "AgA", "kms:"})
    if (starts_with(value, mark)) return true;
  return false;
}

bool is_path(std::string_view value) {
  for (const std::string_view start : {"/", "./", "../", "~/", "\\\\", "file://"})
    if (starts_with(value, start) &&
        (start != "/" || contains(value.substr(1), "/") || value.size() < 16))
      return true;
  if (value.size() > 3 && is_alpha(value[0]) && value[1] == ':' &&
      (value[2] == '\\' || value[2] == '/'))
    return true;
  for (const std::string_view end :
       {".pem", ".key", ".crt", ".cer", ".txt", ".json", ".yml",  ".yaml", ".toml",
        ".env", ".js",  ".ts",  ".py",  ".go",  ".rb",   ".java", ".php",  ".html",
        ".xml", ".md",  ".p12", ".pfx", ".jks", ".conf", ".cfg",  ".ini",  ".sh",
        ".png", ".svg", ".csv", ".log", ".pub", ".gpg",  ".c",    ".h"})
    if (ends_with(value, end)) return true;
  // several/words/in/a/row
  if (!contains(value, "/") || contains(value, "+") || contains(value, "=")) return false;
  const auto parts = split(value, '/');
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part.empty() || is_identifier(part) || is_words(part);
  });
}

bool is_uuid(std::string_view value) {
  if (value.size() == 38 && value.front() == '{') value = value.substr(1, 36);
  if (value.size() != 36) return false;
  for (std::size_t i = 0; i < 36; ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? value[i] != '-' : !is_hex(value[i])) return false;
  }
  return true;
}

bool is_hash(std::string_view value) {
  for (const std::string_view name : {"sha1", "sha256", "sha384", "sha512", "md5", "SHA256"})
    if (starts_with(value, name) && value.size() > name.size() + 8 &&
        (value[name.size()] == '-' || value[name.size()] == ':' || value[name.size()] == '='))
      return true;
  const std::size_t n = value.size();
  return (n == 32 || n == 40 || n == 56 || n == 64 || n == 96 || n == 128) && all(value, is_hex);
}

bool is_plain_url(std::string_view value) {
  const auto scheme = value.find("://");
  if (scheme == std::string_view::npos || scheme == 0 || scheme > 20)
    return starts_with(value, "//") || starts_with(value, "www.") || starts_with(value, "urn:") ||
           starts_with(value, "data:");
  const std::string_view rest = value.substr(scheme + 3);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  const auto at = authority.rfind('@');
  return at == std::string_view::npos ||
         authority.substr(0, at).find(':') == std::string_view::npos;
}

bool is_address(std::string_view value) {
  const auto at = value.find('@');
  if (at == std::string_view::npos || at == 0 || value.rfind('@') != at) return false;
  const std::string_view host = value.substr(at + 1);
  const auto dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  return all(host.substr(dot + 1), is_alpha) &&
         all(host.substr(0, dot), [](char c) { return is_alnum(c) || c == '-' || c == '.'; }) &&
         all(value.substr(0, at), [](char c) {
           return is_alnum(c) || std::string_view{"._+-"}.find(c) != std::string_view::npos;
         });
}

bool is_date(std::string_view value) {
  const auto digit = [&](std::size_t i) { return i < value.size() && is_digit(value[i]); };
  if (value.size() < 8 || value.size() > 35) return false;
  const bool iso = digit(0) && digit(1) && digit(2) && digit(3) &&
                   (value[4] == '-' || value[4] == '/') && digit(5) && digit(6) &&
                   value[7] == value[4];
  return iso && all(value.substr(8), [](char c) {
           return is_digit(c) || std::string_view{"-/:.TZ+ tz"}.find(c) != std::string_view::npos;
         });
}

bool is_version(std::string_view value) {
  if (!value.empty() && std::string_view{"vV^~=<>"}.find(value[0]) != std::string_view::npos)
    value.remove_prefix(1);
  const std::string_view core = value.substr(0, value.find_first_of("-+"));
  const auto parts = split(core, '.');
  return parts.size() >= 2 && parts.size() <= 4 && value.size() <= 32 &&
         std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return part == "x" || part == "*" ||
                  (!part.empty() && part.size() <= 5 && all(part, is_digit));
         });
}

bool is_number(std::string_view value) {
  if (!value.empty() && (value[0] == '-' || value[0] == '+')) value.remove_prefix(1);
  if (value.empty() || !is_digit(value[0])) return false;
  if (value.size() > 2 && value[0] == '0' && lower(value[1]) == 'x')
    return value.size() <= 18 && all(value.substr(2), is_hex);
  return all(value, [](char c) { return is_digit(c) || c == '.' || c == ',' || c == '_'; });
}

bool is_pattern(std::string_view value) {
  for (const std::string_view mark :
       {"[a-z", "[A-Z", "[0-9", "[^", "\\w", "\\d", "\\s", "(?:", "(?i", "(?P", ".*", ".+", "|^"})
    if (contains(value, mark)) return true;
  return value.size() > 1 && value.front() == '^' && value.back() == '$';
}

double entropy(std::string_view value) {
  if (value.empty()) return 0;
  std::array<std::size_t, 256> counts = {};
  for (const char c : value)
    ++counts.at(static_cast<unsigned char>(c));
  double bits = 0;
  for (const std::size_t count : counts) {
    if (count == 0) continue;
    const double share = static_cast<double>(count) / static_cast<double>(value.size());
    bits -= share * std::log2(share);
  }
  return bits;
}

}  // namespace gate::secrets
