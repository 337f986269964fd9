// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/generic/key.hpp"

#include <array>
#include <cstddef>

#include "gate/core/text.hpp"
#include "gate/secrets/generic/filters.hpp"

namespace gate::secrets {
namespace {

// Nouns that turn "password" into something about passwords, at the end of a name.
constexpr std::string_view about =
    "url|uri|urls|endpoint|host|hostname|port|file|files|path|paths|dir|directory|folder|location|"
    "name|names|id|ids|type|types|kind|length|len|size|count|num|number|limit|max|min|ttl|expiry|"
    "expires|expire|expired|expiration|exp|timeout|lifetime|age|duration|interval|policy|policies|"
    "rule|rules|label|labels|placeholder|hint|help|text|title|message|msg|error|errors|warning|"
    "regex|regexp|pattern|patterns|prefix|suffix|field|fields|param|params|parameter|header|"
    "headers|column|enabled|enable|disabled|disable|required|optional|supported|allowed|version|"
    "class|format|algorithm|alg|algo|method|mode|scheme|scope|scopes|strategy|index|idx|position|"
    "pos|offset|manager|mgr|service|services|store|storage|provider|providers|ref|refs|reference|"
    "arn|"
    "template|config|configuration|options|settings|schema|spec|status|state|strength|score|"
    "validator|validation|verify|verification|check|checker|reset|resets|change|changed|update|"
    "updated|generator|generate|rotation|rotate|usage|use|used|stats|metrics|event|events|input|"
    "box|form|dialog|page|link|button|icon|view|toggle|visibility|visible|hidden|show|parser|"
    "stream|reader|writer|handler|factory|builder|helper|util|utils|mixin|mock|stub|test|tests|"
    "ring|chain|set|list|array|map|cache|pair|pairs|bits|bytes|budget|price|cost|env|var|vars|"
    "variable|source|sources|target|issuer|audience|agent|engine|backend|plugin|module|library|"
    "api|response|request|req|resp|result|callback|func|function|command|cmd|description|desc|"
    "comment|note|doc|docs|example|examples|language|locale|group|groups|role|roles|namespace|"
    "owner|created|date|time|timestamp|at|by|on|is|has|fingerprint|thumbprint|hash|hashes|hashed|"
    "digest|checksum|salt|nonce|iv|encoding|encoder|encoded|encryption|encrypted|cipher|separator|"
    "delimiter|family|scanner|scanning|detection|literal|ptr|pointer|node|tree|kindname|quota|"
    "limiter|bucket|uid|index0|tokenizer|tokenization|prompt|confirmation|equals|match|matches";
// Words that say the same at the front.
constexpr std::string_view about_first =
    "max|min|num|number|count|total|is|has|use|uses|enable|enabled|disable|disabled|no|not|allow|"
    "require|required|requires|public|pub|publishable|show|hide|validate|check|verify|forgot|"
    "forgotten|reset|change|csrf|xsrf|input|output|prompt|completion|next|prev|last|first|current|"
    "previous|page|"
    "pagination|continuation|cancel|cancellation|syntax|lex|lexer|parse|ast|whitespace|eof|invalid|"
    "missing|hashed|encrypted|delete|create|list|get|sort|partition|foreign|primary|unique|map|"
    "cache|storage|translation|i18n|stop|bos|eos|pad|cls|sep|unk|design|cursor|sync";

// The words of a name in lower case. Asked of every nominated name, so it allocates nothing; of a
// longer name only the end counts.
class Words {
 public:
  explicit Words(std::string_view key) {
    if (key.size() > longest) key.remove_prefix(key.size() - longest);
    for (std::size_t i = 0; i < key.size(); ++i) {
      const char c = key[i];
      const bool upper = c >= 'A' && c <= 'Z';
      const bool after_lower = i > 0 && key[i - 1] >= 'a' && key[i - 1] <= 'z';
      const bool before_lower = i + 1 < key.size() && key[i + 1] >= 'a' && key[i + 1] <= 'z';
      const bool after_upper = i > 0 && key[i - 1] >= 'A' && key[i - 1] <= 'Z';
      if (!is_alpha(c) || (upper && (after_lower || (after_upper && before_lower)))) open_ = false;
      if (!is_alpha(c)) continue;
      if (!open_) begins_.at(count_++) = used_;
      open_ = true;
      letters_.at(used_++) = lower(c);
    }
  }
  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::size_t end = i + 1 < count_ ? begins_.at(i + 1) : used_;
    return {letters_.data() + begins_.at(i), end - begins_.at(i)};
  }

 private:
  static constexpr std::size_t longest = 128;
  std::array<char, longest> letters_ = {};
  std::array<std::size_t, longest> begins_ = {};
  std::size_t used_ = 0, count_ = 0;
  bool open_ = false;
};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// The class of the last word, with the word before it; spelled in one piece (dbpassword) too.
KeyClass class_of(std::string_view word, std::string_view before) {
  for (const std::string_view end : {"password", "passwd", "passwort", "passphrase", "passcode",
                                     "passwrd", "pwd", "userpass", "dbpass", "rootpass", "passw"})
    if (ends_with(word, end)) return KeyClass::password;
  if (word == "pass" || word == "pw" || word == "psw") return KeyClass::password;
  for (const std::string_view end : {"apikey", "accesskey", "secretkey", "privatekey", "authkey",
                                     "masterkey", "encryptionkey", "signingkey", "accountkey"})
    if (ends_with(word, end)) return KeyClass::key;
  if (ends_with(word, "secret") || word == "secrets") return KeyClass::secret;
  if (ends_with(word, "token") || word == "pat")
    return word == "pat" ? KeyClass::credential : KeyClass::token;
  if (word == "key" || word == "keys") {
    if (before == "secret") return KeyClass::secret;
    return is_one_of(
               "api|access|private|priv|auth|master|encryption|encrypt|crypto|cipher|signing|"
               "sign|account|app|application|service|session|jwt|hmac|aes|license|subscription|"
               "integration|admin|root|consumer|client|webhook|deploy|ssh|storage|shared|"
               "cookie|hash|maps|write|ingest|ingestion",
               before)
               ? KeyClass::key
               : KeyClass::harmless;
  }
  if (word == "auth" || word == "authorization" || ends_with(word, "credential") ||
      ends_with(word, "credentials") || word == "creds" || word == "cred")
    return KeyClass::credential;
  return KeyClass::harmless;
}

}  // namespace

KeyClass classify_key(std::string_view key) {
  const Words words{key};
  if (words.size() == 0) return KeyClass::harmless;
  if (words.size() > 1 && is_one_of(about_first, words[0])) return KeyClass::harmless;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == "public" || words[i] == "publishable") return KeyClass::harmless;
  // password_prod, token_v2, secret_base: a word that says where it is used may follow
  for (std::size_t back = 0; back < 2 && back < words.size(); ++back) {
    const std::size_t i = words.size() - 1 - back;
    const KeyClass found = class_of(words[i], i > 0 ? words[i - 1] : "");
    if (found != KeyClass::harmless) return found;
    const bool is_key = words[i] == "key" || words[i] == "value" || words[i] == "base";
    if (!is_key && is_one_of(about, words[i])) return KeyClass::harmless;
  }
  return KeyClass::harmless;
}

bool names_a_digest(std::string_view key) {
  const Words words{key};
  for (std::size_t i = 0; i < words.size(); ++i)
    if (is_one_of("sha|md|hash|checksum|digest|integrity|commit|revision|rev|etag|fingerprint|"
                  "thumbprint|sum|blob|tree|oid|crc",
                  words[i]))
      return true;
  return false;
}

}  // namespace gate::secrets
