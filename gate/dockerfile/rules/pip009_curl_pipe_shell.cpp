// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

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
  for (const std::string_view one : {"python", "perl", "ruby", "node", "php"})
    if (name.substr(0, one.size()) == one &&
        name.find_first_not_of("0123456789.", one.size()) == std::string_view::npos)
      return true;
  return false;
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

// The download at the front of the pipe that ends in the command.
const shell::Command* piped(const Commands& all, const shell::Command& command) {
  std::size_t first = command.fed_first;
  std::size_t last = std::min(command.fed_last, all.size());
  for (std::size_t steps = 0; first < last && steps < 64; ++steps) {
    for (std::size_t i = first; i < last; ++i)
      if (download(all[i])) return &all[i];
    last = std::min(all[first].fed_last, all.size());
    first = all[first].fed_first;
  }
  return nullptr;
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

// The download that stands in a substitution of the command at `index`.
const shell::Command* substituted(const Commands& all, std::size_t index) {
  if (!runs_substitution(all[index])) return nullptr;
  for (std::size_t i = index + 1; i < all.size() && all[i].outer >= index; ++i)
    if (all[i].outer == index && !all[i].in_script && download(all[i])) return &all[i];
  return nullptr;
}

bool checks(const shell::Command& command) {
  const std::string_view name = command.name;
  if (name.size() > 3 && name.substr(name.size() - 3) == "sum" && name != "cksum") return true;
  return name == "shasum" || name == "gpg" || name == "gpgv" || name == "cosign" ||
         name == "minisign" || name == "openssl" || name == "sha256";
}

bool is_same_file(std::string_view a, std::string_view b) {
  return !a.empty() && facts::normal_path(a) == facts::normal_path(b);
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

// How many commands may stand between: keeps hostile texts from taking time.
constexpr std::size_t look_back = 200;

// The download of the file that the command at `index` runs, with nothing in between that checks.
const shell::Command* saved(const Commands& all, std::size_t index) {
  const std::string_view script = script_of(all[index]);
  if (script.empty()) return nullptr;
  for (std::size_t i = index; i-- > 0 && index - i < look_back;) {
    if (checks(all[i])) return nullptr;
    const auto got = download(all[i]);
    if (got && is_same_file(got->output, script)) return &all[i];
  }
  return nullptr;
}

std::string shown_source(const shell::Command& source) {
  const auto got = download(source);
  return got && !got->urls.empty() ? bare_url(got->urls.front().text) : source.name;
}

void check(const Dockerfile& file, Reporter& report) {
  for_each_command(file, [&](const Run& run) {
    const Commands& all = run.instruction.script.commands;
    const shell::Command* source = nullptr;
    if (runs_input(run.command)) source = piped(all, run.command);
    if (source == nullptr) source = substituted(all, run.index);
    if (source == nullptr) source = saved(all, run.index);
    if (source == nullptr) return;
    report(run.at_name(), "{} runs what {} sends, unseen and unchecked", run.command.name,
           printable(shown_source(*source)))
        .subject = run.command.name + " " + shown_source(*source);
  });
}

}  // namespace
extern const Rule curl_pipe_shell{risks::curl_pipe_shell, check};
}  // namespace gate::dockerfile
