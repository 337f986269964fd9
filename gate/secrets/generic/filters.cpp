// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/generic/filters.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

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

// A piece of a name: letters up to the next hump, or digits.
struct Piece {
  std::string_view text = {};
  bool digits = false;
};

// The letters and digits of `text`, split at everything else and at humps. At most 64 pieces.
std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t i = 0;
  while (i < text.size() && pieces.size() < 64) {
    const std::size_t begin = i;
    if (is_digit(text[i])) {
      while (i < text.size() && is_digit(text[i]))
        ++i;
      pieces.push_back(Piece{text.substr(begin, i - begin), true});
    } else if (is_alpha(text[i])) {
      const auto is_upper = [&](std::size_t at) { return text[at] >= 'A' && text[at] <= 'Z'; };
      while (i < text.size() && is_alpha(text[i]) && is_upper(i))
        ++i;
      if (i - begin > 1 && i < text.size() && is_alpha(text[i])) --i;  // HTTPServer: HTTP, Server
      if (i == begin || i - begin == 1)
        while (i < text.size() && is_alpha(text[i]) && !is_upper(i))
          ++i;
      pieces.push_back(Piece{text.substr(begin, i - begin), false});
    } else {
      ++i;
    }
  }
  return pieces;
}

// Whether letters could be a word of a language: neither many short humps nor consonants alone.
bool reads_as_words(const std::vector<Piece>& pieces) {
  std::size_t letters = 0;
  std::size_t words = 0;
  std::size_t vowels = 0;
  for (const Piece& piece : pieces) {
    if (piece.digits) continue;
    ++words;
    letters += piece.text.size();
    for (const char c : piece.text)
      vowels += is_one_of("a|e|i|o|u|y", std::string(1, lower(c))) ? 1U : 0U;
  }
  return words == 0 || (letters >= words * 3 && vowels * 6 >= letters) || letters <= 4;
}

}  // namespace

bool is_one_of(std::string_view list, std::string_view text) {
  while (!list.empty()) {
    const std::size_t bar = list.find('|');
    if (list.substr(0, bar) == text) return true;
    if (bar == std::string_view::npos) return false;
    list.remove_prefix(bar + 1);
  }
  return false;
}

bool is_reference(std::string_view value) {
  if (value.size() >= 2 && value[0] == '$' && !is_digit(value[1]) &&
      (value[1] == '{' || value[1] == '(' || value[1] == '_' || is_alpha(value[1])))
    return true;
  if (value.size() >= 3 && value.front() == '%' && value.back() == '%') return true;
  if (value.size() >= 2 && value.front() == '<' && value.back() == '>') return true;
  if (value.size() >= 3 && starts_with(value, "__") && ends_with(value, "__")) return true;
  if (starts_with(value, "@") && ends_with(value, "@") && value.size() > 2) return true;
  for (const std::string_view mark : {"${", "{{", "#{", "<%", "$(", "$ENV", "%(", "%s", "{%"})
    if (contains(value, mark)) return true;
  if (value.size() > 2 && value.front() == '{' && value.back() == '}') return true;
  const std::string small = lower(value.substr(0, 256));
  for (const std::string_view source :
       {"process.env", "os.environ", "os.getenv", "getenv", "system.getenv", "import.meta.env",
        "env[", "secretkeyref", "configmapkeyref", "keyvault", "secretsmanager", "valuefrom"})
    if (contains(small, source)) return true;
  for (const std::string_view source :
       {"vault:", "ref+", "op://", "ssm:", "arn:aws", "arn:", "env:", "file:", "env.", "secrets.",
        "vars.", "var.", "local.", "data.", "!ref", "!sub", "!getatt", "!secret", "!env", "awssm:",
        "gcp-sm:", "sm://", "keyring:", "config.", "settings.", "this.", "self.", "params.",
        "vault.", "projects/"})
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
  // a.b.c, every part a name
  if (name != value.size() || !contains(value, ".") || value.size() > 100) return false;
  for (const std::string_view part : split(value, '.'))
    if (part.size() < 2 || is_digit(part[0]) || !reads_as_words(pieces_of(part)) ||
        std::count_if(part.begin(), part.end(), is_digit) > 2)
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
    if (starts_with(value, start) && (start != "/" || contains(value.substr(1), "/") ||
                                      value.size() < 16))
      return true;
  if (value.size() > 3 && is_alpha(value[0]) && value[1] == ':' &&
      (value[2] == '\\' || value[2] == '/'))
    return true;
  for (const std::string_view end :
       {".pem", ".key", ".crt", ".cer", ".txt", ".json", ".yml", ".yaml", ".toml", ".env", ".js",
        ".ts", ".py", ".go", ".rb", ".java", ".php", ".html", ".xml", ".md", ".p12", ".pfx", ".jks",
        ".conf", ".cfg", ".ini", ".sh", ".png", ".svg", ".csv", ".log", ".pub", ".gpg", ".c", ".h"})
    if (ends_with(value, end)) return true;
  // several/words/in/a/row
  if (!contains(value, "/") || contains(value, "+") || contains(value, "=")) return false;
  const auto parts = split(value, '/');
  return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part.empty() || is_identifier(part) || is_words(part);
  });
}

bool is_placeholder(std::string_view value) {
  const std::string small = lower(value.substr(0, 512));
  for (const std::string_view mark :
       {"changeme",  "change_me", "change-me", "changeit",  "example",  "placeholder", "redacted",
        "xxxx",      "****",      "....",      "____",      "your_",    "your-",       "<your",
        "yourpass",  "yoursecret", "yourtoken", "yourkey",  "yourapi",  "replace_",    "replace-",
        "replaceme", "insert_",   "insert-",   "fill_in",   "fillme",   "notasecret",  "not-a-",
        "not_a_",    "dummy",     "lorem",     "deadbeef",  "0000000000", "sanitized", "removed_",
        "s3cr3t",    "p@ssw0rd",  "passw0rd",  "todo",      "tbd_",     "fixme",       "foobar",
        "hunter42x", "notreal",   "not-real",  "not_real",  "invalid",  "unused",      "masked",
        "hidden"})
    if (contains(small, mark)) return true;
  constexpr std::string_view weak =
      "test|tests|testing|tester|demo|sample|fake|mock|mocked|dev|local|foo|bar|baz|qux|password|"
      "passwd|pass|pwd|passphrase|secret|secrets|token|tokens|key|keys|api|apikey|auth|access|"
      "private|credential|credentials|my|your|the|a|an|this|is|some|user|username|admin|root|login|"
      "default|none|null|empty|abc|abcd|abcdef|asdf|qwerty|letmein|welcome|hello|world|value|string|"
      "text|here|put|enter|insert|replace|with|real|new|old|valid|bad|wrong|correct|good|super|very|"
      "strong|simple|random|temp|tmp|db|database|client|server|app|service|postgres|postgresql|"
      "mysql|mariadb|redis|mongo|mongodb|rabbitmq|guest|guests|minio|elastic|kafka|unit|integration|"
      "x|xx|xxx|id|in|of|to|for|not|and|or|be|that|it|any|thing|something|anything|redact|mask";
  const auto words = pieces_of(small);
  if (words.empty()) return true;  // no letter, no digit: -----, ••••
  bool has_word = false;
  for (const Piece& word : words) {
    if (word.digits) {
      if (word.text.size() > 4 && !is_sequence(word.text) && !is_repetition(word.text)) return false;
    } else if (is_one_of(weak, word.text)) {
      has_word = true;
    } else {
      return false;
    }
  }
  return has_word;
}

bool is_repetition(std::string_view value) {
  if (value.size() < 3) return true;
  std::array<bool, 256> seen = {};
  for (const char c : value)
    seen.at(static_cast<unsigned char>(c)) = true;
  const auto distinct = static_cast<std::size_t>(std::count(seen.begin(), seen.end(), true));
  if (distinct <= 2 || (value.size() >= 16 && distinct <= 4)) return true;
  // the first few bytes again and again
  for (std::size_t period = 2; period <= 8 && period * 3 <= value.size(); ++period) {
    std::size_t i = period;
    while (i < value.size() && value[i] == value[i - period])
      ++i;
    if (i == value.size()) return true;
  }
  return false;
}

bool is_sequence(std::string_view value) {
  if (value.size() < 4) return false;
  std::size_t steps = 0;
  for (std::size_t i = 1; i < value.size(); ++i) {
    const int step = lower(value[i]) - lower(value[i - 1]);
    const bool wraps = (value[i - 1] == '9' && value[i] == '0') ||
                       (lower(value[i - 1]) == 'z' && lower(value[i]) == 'a') ||
                       (value[i - 1] == '9' && lower(value[i]) == 'a') ||
                       (lower(value[i - 1]) == 'f' && value[i] == '0');
    steps += step == 1 || step == -1 || wraps ? 1U : 0U;
  }
  return steps * 10 >= (value.size() - 1) * 8;
}

bool is_type_or_constant(std::string_view value) {
  return is_one_of(
      "true|false|yes|no|on|off|null|nil|none|undefined|nan|void|string|str|text|int|integer|"
      "number|float|double|bool|boolean|object|array|list|map|dict|any|bytes|byte|char|varchar|"
      "required|optional|enabled|disabled|auto|default|unknown|empty|unset|n/a|na|never|always|"
      "read|write|admin|plain|basic|bearer|digest|oauth|oauth2|jwt|ldap|saml|kerberos|password|"
      "std::string|string_view|&str|secretstr|secretstring|buffer|uint8array|unicode|uuid|date|"
      "readonly|static|const|new|self|this|function|async|await|return|lambda|def|class|struct",
      lower(value.substr(0, 32)));
}

bool repeats_key(std::string_view key, std::string_view value) {
  const auto letters = [](std::string_view text) {
    std::string kept;
    for (const char c : text.substr(0, 256))
      if (is_alpha(c)) kept += lower(c);
    return kept;
  };
  const std::string a = letters(key);
  const std::string b = letters(value);
  if (a.empty() || b.size() < 3) return false;
  const auto digits = std::count_if(value.begin(), value.end(), is_digit);
  return digits <= 3 && (contains(a, b) || (contains(b, a) && b.size() <= a.size() + 6));
}

// Asked of every nominated value, so it allocates nothing.
bool is_words(std::string_view value) {
  std::size_t letters = 0;
  std::size_t humps = 0;
  std::size_t vowels = 0;
  char before = ' ';
  for (const char c : value) {
    if (is_alpha(c)) {
      ++letters;
      vowels += std::string_view{"aeiouyAEIOUY"}.find(c) != std::string_view::npos ? 1U : 0U;
      const bool after_lower = before >= 'a' && before <= 'z';
      humps += !is_alpha(before) || (after_lower && c >= 'A' && c <= 'Z') ? 1U : 0U;
    } else if (std::string_view{" _-.,:;/'!?()&"}.find(c) == std::string_view::npos) {
      return false;
    }
    before = c;
  }
  return letters <= 4 || (letters >= humps * 3 && vowels * 6 >= letters);
}

bool is_identifier(std::string_view value) {
  const bool plain = all(value, [](char c) {
    return is_alnum(c) || std::string_view{"_-.:/"}.find(c) != std::string_view::npos;
  });
  if (!plain || value.empty()) return false;
  const auto pieces = pieces_of(value);
  std::size_t words = 0;
  for (const Piece& piece : pieces) {
    if (piece.digits && piece.text.size() > 2) return false;
    words += piece.digits ? 0U : 1U;
  }
  return words >= 2 && pieces.size() <= words + words / 2 + 1 && reads_as_words(pieces);
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
  return all(host.substr(dot + 1), is_alpha) && all(host.substr(0, dot), [](char c) {
           return is_alnum(c) || c == '-' || c == '.';
         }) &&
         all(value.substr(0, at), [](char c) {
           return is_alnum(c) || std::string_view{"._+-"}.find(c) != std::string_view::npos;
         });
}

bool is_date(std::string_view value) {
  const auto digit = [&](std::size_t i) { return i < value.size() && is_digit(value[i]); };
  if (value.size() < 8 || value.size() > 35) return false;
  const bool iso = digit(0) && digit(1) && digit(2) && digit(3) && (value[4] == '-' || value[4] == '/') &&
                   digit(5) && digit(6) && value[7] == value[4];
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
