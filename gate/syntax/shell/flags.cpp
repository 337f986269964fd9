// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/shell/flags.hpp"

#include <algorithm>

namespace gate::syntax::shell {
namespace {

bool among(std::initializer_list<std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Flags::Value value_in(const Word& word, std::size_t offset) {
  const std::string_view text = std::string_view{word.value}.substr(offset);
  return {text, word.part(offset, text.size()), &word};
}

}  // namespace

Flags::Flags(const Command& command, std::initializer_list<std::string_view> valued) {
  const std::vector<Word>& words = command.words;
  bool over = false;
  for (std::size_t at = 1; at < words.size(); ++at) {
    const Word& word = words[at];
    const std::string_view text = word.value;
    if (over || text.size() < 2 || text.front() != '-') {
      operands_.push_back(&word);
    } else if (text == "--") {
      over = true;
    } else if (text[1] != '-') {
      take_short(words, at, valued);
    } else {
      const std::size_t equals = text.find('=');
      Flag flag{text.substr(0, equals), &word, {}, false};
      if (equals != std::string_view::npos) {
        flag.value = value_in(word, equals + 1);
      } else if (among(valued, flag.name) && at + 1 < words.size()) {
        flag.value = value_in(words[++at], 0);
      }
      flags_.push_back(flag);
    }
  }
}

void Flags::take_short(const std::vector<Word>& words, std::size_t& at,
                       std::initializer_list<std::string_view> valued) {
  const Word& word = words[at];
  const std::string_view text = word.value;
  const std::size_t equals = text.find('=');
  const std::string_view whole = text.substr(0, equals);
  if (text.size() > 2) {
    flags_.push_back({whole, &word, {}, false});
    if (equals != std::string_view::npos) flags_.back().value = value_in(word, equals + 1);
    if (among(valued, whole) && equals == std::string_view::npos && at + 1 < words.size()) {
      flags_.back().value = value_in(words[++at], 0);
      return;
    }
    if (whole.size() > 2 && among(valued, whole)) return;
  }
  static constexpr std::string_view letters =
      "-a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t-u-v-w-x-y-z"
      "-A-B-C-D-E-F-G-H-I-J-K-L-M-N-O-P-Q-R-S-T-U-V-W-X-Y-Z"
      "-0-1-2-3-4-5-6-7-8-9-#-?-@-.-:-+";
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '=') return;
    std::size_t letter = 1;
    while (letter < letters.size() && letters[letter] != text[i])
      letter += 2;
    if (letter >= letters.size()) return;
    Flag flag{letters.substr(letter - 1, 2), &word, {}, text.size() > 2};
    const bool takes = among(valued, flag.name);
    if (takes && i + 1 < text.size()) {
      flag.value = value_in(word, i + 1 + (text[i + 1] == '=' ? 1U : 0U));
    } else if (takes && at + 1 < words.size()) {
      flag.value = value_in(words[++at], 0);
    } else if (!takes && i + 1 < text.size() && text[i + 1] == '=') {
      flag.value = value_in(word, i + 2);
    }
    flags_.push_back(flag);
    if (takes) return;
  }
}

const Word* Flags::find(std::initializer_list<std::string_view> names) const {
  for (const Flag& flag : flags_)
    if (among(names, flag.name)) return flag.word;
  return nullptr;
}

std::optional<Flags::Value> Flags::value(std::initializer_list<std::string_view> names) const {
  std::optional<Value> found;
  for (const Flag& flag : flags_)
    if (flag.value && among(names, flag.name)) found = flag.value;
  return found;
}

std::vector<Flags::Value> Flags::values(std::initializer_list<std::string_view> names) const {
  std::vector<Value> found;
  for (const Flag& flag : flags_)
    if (flag.value && among(names, flag.name)) found.push_back(*flag.value);
  return found;
}

std::string_view Flags::operand(std::size_t index) const {
  return index < operands_.size() ? std::string_view{operands_[index]->value} : std::string_view{};
}

}  // namespace gate::syntax::shell
