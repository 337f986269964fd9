// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/shell/wrappers.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "gate/core/text.hpp"

namespace gate::syntax::shell {
namespace {

// How a wrapper's own words end and the command it runs begins.
struct Kind {
  std::string_view name = {};
  std::string_view letters = {};  // flags of one letter that take a value
  std::string_view longs = {};    // long flags that take a value, between blanks
  int operands = 0;               // words of its own before the command
  bool assignments = false;       // NAME=value words before the command
  std::string_view stops = {};    // flags with which it runs nothing
};

constexpr std::array<Kind, 30> kinds{
    Kind{"sudo", "CDghpRrtTuU", " --user --group --host --prompt --chdir --role --type ", 0, true,
         " -l -v -V -k -K -h --list --validate --version --help "},
    Kind{"doas", "Cu", "", 0, false, " -L "},
    Kind{"env", "uCa", " --unset --chdir --argv0 ", 0, true, " --version --help "},
    Kind{"exec", "a", "", 0, false, ""},
    Kind{"command", "", "", 0, false, " -v -V "},
    Kind{"builtin", "", "", 0, false, ""},
    Kind{"time", "fo", " --format --output ", 0, false, ""},
    Kind{"nice", "n", " --adjustment ", 0, false, ""},
    Kind{"ionice", "cnpPu", " --class --classdata ", 0, false, " -p "},
    Kind{"nohup", "", "", 0, false, ""},
    Kind{"setsid", "", "", 0, false, ""},
    Kind{"stdbuf", "ioe", " --input --output --error ", 0, false, ""},
    Kind{"timeout", "ks", " --kill-after --signal ", 1, false, ""},
    Kind{"xargs", "adEILnPs",
         " --arg-file --delimiter --max-lines --max-args --max-procs --max-chars --replace ", 0,
         false, ""},
    Kind{"parallel", "jPS", " --jobs ", 0, false, ""},
    Kind{"gosu", "", "", 1, false, " --version --help "},
    Kind{"su-exec", "", "", 1, false, ""},
    Kind{"setpriv", "", "", 0, false, ""},
    Kind{"chroot", "", "", 1, false, ""},
    Kind{"fakeroot", "ib", "", 0, false, ""},
    Kind{"tini", "ep", "", 0, false, ""},
    Kind{"dumb-init", "r", " --rewrite ", 0, false, ""},
    Kind{"busybox", "", "", 0, false, " --list --help --install "},
    Kind{"eatmydata", "", "", 0, false, ""},
    Kind{"chronic", "", "", 0, false, ""},
    Kind{"unbuffer", "", "", 0, false, ""},
    Kind{"linux32", "", "", 0, false, ""},
    Kind{"linux64", "", "", 0, false, ""},
    Kind{"catchsegv", "", "", 0, false, ""},
    Kind{"proxychains4", "f", "", 0, false, ""}};

const Kind* kind_of(std::string_view name) {
  for (const Kind& kind : kinds)
    if (kind.name == name) return &kind;
  return nullptr;
}

bool listed(std::string_view list, std::string_view word) {
  return list.find(" " + std::string{word} + " ") != std::string_view::npos;
}

bool is_assignment(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0 || is_digit(text.front())) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(equals),
                     [](char c) { return is_alnum(c) || c == '_'; });
}

Assignment assignment_of(const Word& word) {
  Assignment assignment;
  const std::size_t equals = word.value.find('=');
  assignment.name = word.value.substr(0, equals);
  assignment.span = word.span;
  assignment.value = word;
  assignment.value.value = word.value.substr(equals + 1);
  assignment.value.span = word.part(equals + 1, word.value.size() - equals - 1);
  assignment.value.base = assignment.value.span.begin;
  if (!word.places.empty())
    assignment.value.places.assign(word.places.begin() + static_cast<std::ptrdiff_t>(equals) + 1,
                                   word.places.end());
  return assignment;
}

// Where the command begins that the wrapper at `at` runs; nothing if it runs none.
std::optional<std::size_t> inner_start(const std::vector<Word>& words, std::size_t at,
                                       const Kind& kind, std::vector<Assignment>& assignments) {
  int operands = kind.operands;
  bool over = false;
  for (++at; at < words.size(); ++at) {
    const std::string_view text = words[at].value;
    if (!over && text.size() > 1 && text.front() == '-') {
      if (listed(kind.stops, text)) return {};
      if (text == "--") {
        over = true;
      } else if (text[1] == '-') {
        if (listed(kind.longs, text)) ++at;
      } else if (kind.letters.find(text.back()) != std::string_view::npos &&
                 (text.size() == 2 || kind.name == "sudo")) {
        ++at;
      }
      continue;
    }
    if (kind.assignments && is_assignment(text)) {
      assignments.push_back(assignment_of(words[at]));
      continue;
    }
    if (operands-- > 0) continue;
    return at;
  }
  return {};
}

bool is_flag_c(std::string_view text) {
  return text.size() > 1 && text.front() == '-' && text[1] != '-' &&
         text.find('c') != std::string_view::npos;
}

// `-o pipefail`, `-O extglob`, `--rcfile x` take a word of their own.
bool takes_word(std::string_view flag) {
  return flag == "--rcfile" || flag == "--init-file" ||
         (flag.size() > 1 && flag.front() == '-' && flag[1] != '-' &&
          (flag.back() == 'o' || flag.back() == 'O')) ||
         flag == "+o" || flag == "+O";
}

bool is_option(std::string_view text) {
  return text.size() > 1 && (text.front() == '-' || text.front() == '+');
}

}  // namespace

void unwrap(Command& command) {
  std::vector<Word>& words = command.words;
  std::size_t at = 0;
  while (at < words.size()) {
    const std::string_view name = base_name(words[at].value);
    const Kind* kind = kind_of(name);
    if (kind == nullptr) break;
    std::vector<Assignment> assignments;
    const auto inner = inner_start(words, at, *kind, assignments);
    if (!inner) break;
    command.wrappers.push_back({std::string{name}, words[at].span});
    std::move(assignments.begin(), assignments.end(), std::back_inserter(command.assignments));
    at = *inner;
  }
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at));
  if (!words.empty()) command.name = base_name(words.front().value);
}

InnerScript inner_script(const Command& command) {
  const std::vector<Word>& words = command.words;
  if (command.name == "eval") return {std::min<std::size_t>(1, words.size()), words.size()};
  if (command.name == "su" || command.name == "runuser") {
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
      if (words[i].value == "-c" || words[i].value == "--command" || words[i].value == "-lc")
        return {i + 1, i + 2};
    return {};
  }
  if (!is_shell(command.name)) return {};
  bool found = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view text = words[i].value;
    if (!is_option(text)) return found ? InnerScript{i, i + 1} : InnerScript{};
    found = found || is_flag_c(text);
    if (takes_word(text)) ++i;
  }
  return {};
}

bool reads_script_from_input(const Command& command) {
  if (!is_shell(command.name)) return false;
  for (std::size_t i = 1; i < command.words.size(); ++i) {
    const std::string_view text = command.words[i].value;
    if (text == "-" || text == "-s" || text == "--" || text == "/dev/stdin") return true;
    if (!is_option(text) || is_flag_c(text)) return false;
    if (text[1] != '-' && text.find('s') != std::string_view::npos) return true;
    if (takes_word(text)) ++i;
  }
  return true;
}

std::vector<InnerScript> executed_by_find(const Command& command) {
  std::vector<InnerScript> result;
  if (command.name != "find") return result;
  const std::vector<Word>& words = command.words;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view text = words[i].value;
    if (text != "-exec" && text != "-execdir" && text != "-ok" && text != "-okdir") continue;
    const std::size_t first = i + 1;
    while (i < words.size() && words[i].value != ";" && words[i].value != "+")
      ++i;
    if (first < i) result.push_back({first, std::min(i, words.size())});
  }
  return result;
}

}  // namespace gate::syntax::shell
