// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "gate/core/text.hpp"
#include "gate/dockerfile/downloads.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/dockerfile/sources.hpp"
#include "gate/facts/paths.hpp"
#include "gate/risks/curl_pipe_shell.hpp"
#include "gate/syntax/shell/wrappers.hpp"

// Three ways lead from a download to a shell: a pipe, a substitution, a file. Each command that
// interprets text is looked at once, so one place gives one finding.
namespace gate::dockerfile {
namespace {

using Commands = std::vector<shell::Command>;

bool is_interpreter(std::string_view name) {
  static constexpr std::array<std::string_view, 5> all{"python", "perl", "ruby", "node", "php"};
  return std::any_of(all.begin(), all.end(), [&](std::string_view one) {
    return name.substr(0, one.size()) == one &&
           name.find_first_not_of("0123456789.", one.size()) == std::string_view::npos;
  });
}

bool reads_source(const shell::Command& command) {
  return command.name == "source" || command.name == ".";
}

// Whether what comes in by a pipe is run.
bool runs_input(const shell::Command& command) {
  if (shell::is_shell(command.name)) return shell::reads_script_from_input(command);
  if (reads_source(command)) return command.word(1) == "/dev/stdin";
  if (!is_interpreter(command.name)) return false;
  return command.words.size() == 1 || command.word(1) == "-" || command.word(1) == "/dev/stdin";
}

bool is_substitution(std::string_view text) {
  return text.substr(0, 2) == "$(" || text.substr(0, 2) == "<(" || text.substr(0, 1) == "`";
}

// Whether a word that is run is nothing but what another command prints: `sh -c "$(…)"`,
// `sh <(…)`, `eval $(…)`, `python -c "$(…)"`.
bool runs_substitution(const shell::Command& command) {
  const bool runs = shell::is_shell(command.name) || reads_source(command) ||
                    command.name == "eval" || is_interpreter(command.name);
  return runs && std::any_of(command.words.begin(), command.words.end(),
                             [](const shell::Word& word) { return is_substitution(word.value); });
}

bool checks(const shell::Command& command) {
  const std::string_view name = command.name;
  if (name.size() > 3 && name.substr(name.size() - 3) == "sum" && name != "cksum") return true;
  return name == "shasum" || name == "gpg" || name == "gpgv" || name == "cosign" ||
         name == "minisign" || name == "openssl" || name == "sha256";
}

bool is_script_name(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  const std::string_view end = dot == std::string_view::npos ? "" : name.substr(dot);
  return end == ".sh" || end == ".bash" || end == ".py" || end == ".pl" || end == ".run";
}

// The file that the command runs as a script; empty where it runs none.
std::string_view script_of(const shell::Command& command) {
  if (command.words.empty()) return {};
  if (is_script_name(command.word(0)) && command.word(0).find('/') != std::string_view::npos)
    return command.word(0);
  if (!shell::is_shell(command.name) && !reads_source(command) && !is_interpreter(command.name))
    return {};
  for (std::size_t i = 1; i < command.words.size(); ++i) {
    const std::string_view word = command.word(i);
    if (word == "-c" || word == "-m" || word == "-e") return {};
    if (word.substr(0, 1) != "-" || word.size() == 1) return word;
  }
  return {};
}

// The commands of a RUN, with what each one downloads.
class Script {
 public:
  explicit Script(const Commands& all) : all_{all} {
    downloads_.reserve(all.size());
    for (const shell::Command& command : all)
      downloads_.push_back(download(command));
  }

  // The download whose text the command at `index` runs, or null.
  [[nodiscard]] const Download* run_by(std::size_t index) const {
    const Download* source = runs_input(all_[index]) ? piped(index) : nullptr;
    if (source == nullptr && runs_substitution(all_[index])) source = substituted(index);
    return source == nullptr ? saved(index) : source;
  }

 private:
  // At the front of the pipe that ends in the command.
  [[nodiscard]] const Download* piped(std::size_t index) const {
    std::size_t first = all_[index].fed_first;
    std::size_t last = std::min(all_[index].fed_last, all_.size());
    for (std::size_t steps = 0; first < last && steps < longest_pipe; ++steps) {
      for (std::size_t i = first; i < last; ++i)
        if (downloads_[i]) return &*downloads_[i];
      last = std::min(all_[first].fed_last, all_.size());
      first = all_[first].fed_first;
    }
    return nullptr;
  }
  // In a substitution of the command.
  [[nodiscard]] const Download* substituted(std::size_t index) const {
    for (std::size_t i = index + 1; i < all_.size() && all_[i].outer >= index; ++i)
      if (all_[i].outer == index && !all_[i].in_script && downloads_[i]) return &*downloads_[i];
    return nullptr;
  }
  // Into the file that the command runs, with nothing in between that checks it.
  [[nodiscard]] const Download* saved(std::size_t index) const {
    const std::string script = facts::normal_path(script_of(all_[index]));
    if (script.empty()) return nullptr;
    for (std::size_t i = index; i-- > 0 && index - i < look_back;) {
      if (checks(all_[i])) return nullptr;
      if (downloads_[i] && facts::normal_path(downloads_[i]->output) == script)
        return &*downloads_[i];
    }
    return nullptr;
  }

  // They keep hostile texts from taking time.
  static constexpr std::size_t look_back = 100;
  static constexpr std::size_t longest_pipe = 16;

  const Commands& all_;
  std::vector<std::optional<Download>> downloads_;
};

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::run, [&](const Stage& stage, const Instruction& instruction) {
    const Commands& all = instruction.script.commands;
    const Script script{all};
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Download* source = script.run_by(i);
      if (source == nullptr) continue;
      const std::string shown =
          source->urls.empty() ? std::string{"a download"} : bare_url(source->urls.front().text);
      report(Run{file, stage, instruction, all[i], i}.at_name(),
             "{} runs what {} sends, unseen and unchecked", all[i].name, printable(shown))
          .subject = all[i].name + " " + shown;
    }
  });
}

}  // namespace
extern const Rule curl_pipe_shell{risks::curl_pipe_shell, check};
}  // namespace gate::dockerfile
