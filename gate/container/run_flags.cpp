// SPDX-License-Identifier: Apache-2.0
// Docker's client reads flags with pflag: they end at the first word that is none (the image) or at
// "--"; a switch takes a value only behind "="; short switches can be bundled, and the first short
// flag with a value takes the rest of the word or the next word. All flags of run that are not
// switches take a value.
#include "gate/container/run_flags.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gate/core/text.hpp"

namespace gate::container {
namespace {

using syntax::shell::Word;

constexpr std::array switches{std::string_view{"--detach"},
                              std::string_view{"--interactive"},
                              std::string_view{"--tty"},
                              std::string_view{"--rm"},
                              std::string_view{"--init"},
                              std::string_view{"--privileged"},
                              std::string_view{"--read-only"},
                              std::string_view{"--publish-all"},
                              std::string_view{"--no-healthcheck"},
                              std::string_view{"--oom-kill-disable"},
                              std::string_view{"--sig-proxy"},
                              std::string_view{"--disable-content-trust"},
                              std::string_view{"--quiet"},
                              std::string_view{"--use-api-socket"},
                              std::string_view{"--help"},
                              std::string_view{"--replace"},
                              std::string_view{"--no-hosts"},
                              std::string_view{"--no-hostname"},
                              std::string_view{"--tls-verify"},
                              std::string_view{"--http-proxy"},
                              std::string_view{"--env-host"},
                              std::string_view{"--rmi"},
                              std::string_view{"--passwd"},
                              std::string_view{"--rootfs"},
                              std::string_view{"--unsetenv-all"},
                              std::string_view{"--read-only-tmpfs"},
                              std::string_view{"--no-resolve-image"},
                              std::string_view{"--with-registry-auth"},
                              std::string_view{"--insecure-registry"}};

struct Short {
  char letter;
  std::string_view name;
};
constexpr std::array shorts{
    Short{'a', "--attach"},  Short{'c', "--cpu-shares"}, Short{'d', "--detach"},
    Short{'e', "--env"},     Short{'h', "--hostname"},   Short{'i', "--interactive"},
    Short{'l', "--label"},   Short{'m', "--memory"},     Short{'P', "--publish-all"},
    Short{'p', "--publish"}, Short{'q', "--quiet"},      Short{'t', "--tty"},
    Short{'u', "--user"},    Short{'v', "--volume"},     Short{'w', "--workdir"}};

bool is_switch(std::string_view name) {
  return std::find(switches.begin(), switches.end(), name) != switches.end();
}

std::string_view long_name(char letter) {
  for (const Short& known : shorts) {
    if (known.letter == letter) return known.name;
  }
  return {};
}

// Whether what stands behind a dollar sign is $NAME, ${NAME} or ${NAME:-…}; all else, such as $(…),
// $1, $@, arrays and substitutions, only a running shell knows.
bool is_plain_variable(std::string_view text) {
  if (text.empty()) return true;  // a dollar sign at the end
  if (text.front() != '{') return is_alpha(text.front()) || text.front() == '_';
  text.remove_prefix(1);
  if (text.empty() || is_digit(text.front())) return false;
  std::size_t end = 0;
  while (end < text.size() && (is_alnum(text[end]) || text[end] == '_'))
    ++end;
  return end > 0 && end < text.size() && (text[end] == '}' || text[end] == ':' || text[end] == '-');
}

bool needs_shell(std::string_view text) {
  if (text.find('`') != std::string_view::npos) return true;
  for (auto at = text.find('$'); at != std::string_view::npos; at = text.find('$', at + 1)) {
    if (!is_plain_variable(text.substr(at + 1))) return true;
  }
  return false;
}

// The name of a word that is one variable and nothing else; empty for all other words.
std::string_view sole_variable(const Word& word) {
  std::string_view text = word.value;
  if (!word.has_expansion || word.quoted || text.size() < 2 || text.front() != '$') return {};
  text.remove_prefix(1);
  if (text.front() == '{' && text.back() == '}') text = text.substr(1, text.size() - 2);
  const bool name = !text.empty() && std::all_of(text.begin(), text.end(),
                                                 [](char c) { return is_alnum(c) || c == '_'; });
  return name ? text : std::string_view{};
}

// Whether the name of an unknown variable says that it holds flags.
bool names_flags(std::string_view name) {
  const std::string low = lower(name);
  return std::any_of(low.begin(), low.end(), is_alpha) &&
         (low.find("opt") != std::string::npos || low.find("arg") != std::string::npos ||
          low.find("flag") != std::string::npos || low.find("param") != std::string::npos ||
          low.find("mount") != std::string::npos || low.find("vol") != std::string::npos ||
          low.find("env") != std::string::npos);
}

struct Piece {
  Value value = {};
  const Word* word = nullptr;  // null where a variable was split
};

std::vector<Piece> pieces_of(const std::vector<Word>& words, std::size_t first,
                             const Variables& variables) {
  std::vector<Piece> pieces;
  for (std::size_t i = first; i < words.size(); ++i) {
    const std::string_view name = sole_variable(words[i]);
    const auto known = name.empty() ? variables.end() : variables.find(name);
    if (known == variables.end()) {
      pieces.push_back({word_value(words[i], variables), &words[i]});
      continue;
    }
    std::string_view rest = trim(known->second);
    while (!rest.empty()) {
      const auto size = std::min(rest.find_first_of(" \t\n"), rest.size());
      pieces.push_back({{std::string{rest.substr(0, size)}, words[i].span, true, {}}, nullptr});
      rest = trim(rest.substr(size));
    }
  }
  return pieces;
}

class Reader {
 public:
  explicit Reader(std::vector<Piece> pieces) : pieces_{std::move(pieces)} {}

  RunLine read() {
    for (; at_ < pieces_.size(); ++at_) {
      const std::string_view text = pieces_[at_].value.text;
      if (text == "--") {
        ++at_;
        break;
      }
      if (text.substr(0, 2) == "--") {
        take_long(text);
      } else if (text.size() > 1 && text.front() == '-') {
        take_short(text);
      } else if (brings_flags(pieces_[at_])) {
        line_.complete = false;
      } else {
        break;
      }
    }
    if (at_ < pieces_.size()) line_.image = std::move(pieces_[at_++].value);
    for (; at_ < pieces_.size(); ++at_)
      line_.command.push_back(std::move(pieces_[at_].value));
    return std::move(line_);
  }

 private:
  static bool brings_flags(const Piece& piece) {
    if (piece.value.known || piece.word == nullptr) return false;
    const std::string_view name = sole_variable(*piece.word);
    const bool array = piece.word->value.find("[@]") != std::string::npos ||
                       piece.word->value.find("[*]") != std::string::npos;
    return array || piece.word->value == "$@" || names_flags(name);
  }

  void add(std::string_view name, Value value) {
    value.part = name;
    line_.flags.push_back({std::string{name}, std::move(value)});
  }

  // The value behind "=" at `offset` of the current word.
  [[nodiscard]] Value rest_of_word(std::size_t offset) const {
    const Piece& piece = pieces_[at_];
    Value value = piece.value;
    value.text.erase(0, offset);
    value.known = value.known || value.text.find('$') == std::string::npos;
    return value;
  }

  // The next word; the whole flag is the place.
  Value next_word() {
    const Span flag = pieces_[at_].value.span;
    if (at_ + 1 >= pieces_.size()) return {{}, flag, false, {}};
    ++at_;
    Value value = pieces_[at_].value;
    if (value.span.end >= flag.begin) value.span.begin = std::min(flag.begin, value.span.begin);
    return value;
  }

  void take_long(std::string_view text) {
    const auto equals = text.find('=');
    std::string name{text.substr(0, equals)};
    if (name == "--net") name = "--network";
    if (equals != std::string_view::npos) {
      add(name, rest_of_word(equals + 1));
    } else if (is_switch(name)) {
      Value on = pieces_[at_].value;
      on.text = "true";
      add(name, std::move(on));
    } else {
      add(name, next_word());
    }
  }

  void take_short(std::string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
      const std::string_view name = long_name(text[i]);
      const bool equals = i + 1 < text.size() && text[i + 1] == '=';
      if (name.empty()) return;
      if (equals) {
        add(name, rest_of_word(i + 2));
        return;
      }
      if (!is_switch(name)) {
        add(name, i + 1 < text.size() ? rest_of_word(i + 1) : next_word());
        return;
      }
      Value on = pieces_[at_].value;
      on.text = "true";
      add(name, std::move(on));
    }
  }

  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  RunLine line_ = {};
};

}  // namespace

Value word_value(const Word& word, const Variables& variables) {
  if (!word.has_expansion) return {word.value, word.span, true, {}};
  Interpolated text = interpolate(word.value, variables);
  const bool known = text.known && !text.literal && !needs_shell(word.value);
  return {std::move(text.text), word.span, known, {}};
}

RunLine run_line(const std::vector<Word>& words, std::size_t first, const Variables& variables) {
  return Reader{pieces_of(words, first, variables)}.read();
}

}  // namespace gate::container
