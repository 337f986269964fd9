// SPDX-License-Identifier: Apache-2.0
#include "gate/facts/secret_names.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "gate/core/text.hpp"

namespace gate::facts {
namespace {

constexpr std::size_t longest_name = 256;

// The words of a name in lower case: "dbPassword", "DB_PASSWORD" and "db-password" are alike.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool upper = name[i] != lower(name[i]);
    const bool starts = upper && i > 0 && name[i - 1] == lower(name[i - 1]);
    if ((!is_alnum(name[i]) || starts) && !words.back().empty()) words.emplace_back();
    if (is_alnum(name[i])) words.back() += lower(name[i]);
  }
  if (words.size() > 1 && words.back().empty()) words.pop_back();
  return words;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool has_prefix(std::string_view text, std::initializer_list<std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
  });
}

bool is_all(std::string_view text, std::string_view set) {
  return text.find_first_not_of(set) == std::string_view::npos;
}

bool is_masked(std::string_view value) {
  const std::string text = lower(value);
  return text.empty() || is_all(text, "x") || is_all(text, "*") || is_all(text, ".") ||
         is_all(text, "-") || is_all(text, "?") || (text.front() == '<' && text.back() == '>') ||
         has_prefix(text, {"{{", "[[", "%{", "@@"}) ||
         is_one_of(text, {"null", "none", "nil", "undefined", "redacted", "false", "true", "yes",
                          "no", "on", "off"}) ||
         (is_all(text, "0123456789") && text.size() < 4);
}

bool is_sample(std::string_view value) {
  const std::string text = lower(value);
  static constexpr std::array<std::string_view, 12> parts{
      "changeme", "change_me", "change-me", "changethis", "example",     "replace",
      "your_",    "your-",     "insert",    "dummy",      "placeholder", "todo"};
  const bool part = std::any_of(parts.begin(), parts.end(), [&](std::string_view word) {
    return text.find(word) != std::string::npos;
  });
  return part || has_prefix(text, {"my-secret", "mysecret", "my_secret", "yourp", "yours"}) ||
         is_one_of(text, {"sample", "test", "testing", "foo", "bar"});
}

}  // namespace

bool is_secret_name(std::string_view name) {
  if (name.size() > longest_name) return false;
  const auto words = words_of(name);
  const std::string& last = words.back();
  const std::string before = words.size() > 1 ? words[words.size() - 2] : std::string{};
  for (const std::string& word : words) {  // MYSQL_ALLOW_EMPTY_PASSWORD and the like are switches
    if (is_one_of(word, {"allow", "random", "public", "enable", "disable", "no"})) return false;
  }
  if (last == "pwd" || last == "pass") return words.size() > 1;
  if (last == "base" && before == "key") return true;  // SECRET_KEY_BASE
  if (last == "key" || last == "keys")
    return is_one_of(before, {"api", "access", "secret", "private", "encryption", "master", "auth",
                              "signing", "jwt", "app", "service", "account", "storage", "license"});
  if (is_one_of(last, {"secret", "secrets", "token", "credential", "credentials", "passphrase",
                       "passwd", "apikey", "secretkey", "accesskey", "privatekey"}))
    return true;
  return ends_with(last, "password");
}

bool has_secret_word(std::string_view name) {
  if (name.size() > longest_name) return false;
  const std::string low = lower(name);
  bool found = false;
  for (const std::string_view word : split(low, '_')) {
    if (is_one_of(word, {"public", "file", "version"})) return false;
    found = found || is_one_of(word, {"apikey", "auth", "credential", "credentials", "key",
                                      "password", "pword", "passwd", "secret", "token"});
  }
  return found;
}

SecretValue secret_value(std::string_view value) {
  const std::string_view text = trim(value);
  if (is_masked(text) || points_at_secret(text)) return SecretValue::none;
  return is_sample(text) ? SecretValue::sample : SecretValue::secret;
}

bool points_at_secret(std::string_view value) {
  return has_prefix(
      value, {"/run/", "/var/", "/etc/", "/secrets/", "/mnt/", "/opt/", "/home/", "./", "../",
              "file:", "vault:", "op://", "arn:aws:", "secret://", "ref+", "awssm:", "projects/"});
}

}  // namespace gate::facts
