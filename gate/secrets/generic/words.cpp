// SPDX-License-Identifier: Apache-2.0
//
// The filters that read a value as words. A machine's token has humps and digits everywhere; names
// and sentences have vowels, and few of either.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "gate/core/text.hpp"
#include "gate/secrets/generic/filters.hpp"

namespace gate::secrets {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}
bool all(std::string_view text, bool (*holds)(char)) {
  return std::all_of(text.begin(), text.end(), holds);
}

// What parts the words of a name.
constexpr std::string_view separators = "_-.:/";

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
bool reads_as_words(const std::vector<Piece>& pieces, std::size_t letters_per_word) {
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
  return words == 0 || (letters >= words * letters_per_word && vowels * 6 >= letters) ||
         letters <= 4;
}

}  // namespace

bool reads_as_words(std::string_view value) {
  return reads_as_words(pieces_of(value), 3);
}

bool is_one_of(std::string_view list, std::string_view text) {
  while (!list.empty()) {
    const std::size_t bar = list.find('|');
    if (list.substr(0, bar) == text) return true;
    if (bar == std::string_view::npos) return false;
    list.remove_prefix(bar + 1);
  }
  return false;
}

bool is_placeholder(std::string_view value) {
  const std::string small = lower(value.substr(0, 512));
  for (const std::string_view mark :
       {"…",        "changeme",  "change_me",  "change-me", "changeit", "example",    "placeholder",
        "redacted", "xxxx",      "****",       "....",      "____",     "your_",      "your-",
        "<your",    "yourpass",  "yoursecret", "yourtoken", "yourkey",  "yourapi",    "replace_",
        "replace-", "replaceme", "insert_",    "insert-",   "fill_in",  "fillme",     "notasecret",
        "not-a-",   "not_a_",    "dummy",      "lorem",     "deadbeef", "0000000000", "sanitized",
        "removed_", "s3cr3t",    "p@ssw0rd",   "passw0rd",  "p4ssw0rd", "todo",       "tbd_",
        "fixme",    "foobar",    "hunter42x",  "notreal",   "not-real", "not_real",   "invalid",
        "unused",   "masked",    "hidden"})
    if (contains(small, mark)) return true;
  constexpr std::string_view weak =
      "test|tests|testing|tester|demo|sample|fake|mock|mocked|dev|local|foo|bar|baz|qux|password|"
      "passwd|pass|pwd|passphrase|secret|secrets|token|tokens|key|keys|api|apikey|auth|access|"
      "private|credential|credentials|my|your|the|a|an|this|is|some|user|username|admin|root|login|"
      "default|none|null|empty|abc|abcd|abcdef|asdf|qwerty|letmein|welcome|hello|world|value|"
      "string|"
      "text|here|put|enter|insert|replace|with|real|new|old|valid|bad|wrong|correct|good|super|"
      "very|"
      "strong|simple|random|temp|tmp|db|database|client|server|app|service|postgres|postgresql|"
      "mysql|mariadb|redis|mongo|mongodb|rabbitmq|guest|guests|minio|elastic|kafka|unit|"
      "integration|"
      "x|xx|xxx|id|in|of|to|for|not|and|or|be|that|it|any|thing|something|anything|redact|mask";
  const auto words = pieces_of(small);
  if (words.empty()) return true;  // no letter, no digit: -----, ••••
  if (std::any_of(value.begin(), value.end(), [](char c) { return (c & '\x80') != 0; }))
    return false;
  bool has_word = false;
  for (const Piece& word : words) {
    if (word.digits) {
      if (word.text.size() > 4 && !is_sequence(word.text) && !is_repetition(word.text))
        return false;
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
    } else if (std::string_view{" _-.,:;/'!?()&="}.find(c) == std::string_view::npos) {
      return false;
    }
    before = c;
  }
  return letters <= 4 || (letters >= humps * 3 && vowels * 6 >= letters);
}

bool is_identifier(std::string_view value) {
  const bool plain = all(
      value, [](char c) { return is_alnum(c) || separators.find(c) != std::string_view::npos; });
  if (!plain || value.empty()) return false;
  const bool parted = value.find_first_of(separators) != std::string_view::npos;
  const auto digits = static_cast<std::size_t>(std::count_if(value.begin(), value.end(), is_digit));
  if (digits > (parted ? 4U : 2U)) return false;
  const auto pieces = pieces_of(value);
  std::size_t words = 0;
  for (const Piece& piece : pieces)
    words += piece.digits ? 0U : 1U;
  return words >= 2 && reads_as_words(pieces, parted ? 2 : 4);
}

}  // namespace gate::secrets
