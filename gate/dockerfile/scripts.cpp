// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/scripts.hpp"

#include <algorithm>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/syntax/dockerfile/heredoc.hpp"

namespace gate::dockerfile {
namespace {

using syntax::dockerfile::Heredoc;
using syntax::dockerfile::LogicalText;

ShellKind kind_of_program(std::string_view program) {
  const std::size_t slash = program.find_last_of("/\\");
  std::string name = lower(slash == std::string_view::npos ? program : program.substr(slash + 1));
  if (name.size() > 4 && name.compare(name.size() - 4, 4, ".exe") == 0)
    name.resize(name.size() - 4);
  if (shell::is_shell(name)) return ShellKind::posix;
  if (name == "cmd" || name == "powershell" || name == "pwsh") return ShellKind::windows;
  return ShellKind::other;
}

shell::Word shell_word(const syntax::dockerfile::Word& word) {
  shell::Word made;
  made.value = word.text();
  made.span = word.span;
  made.quoted = true;
  made.places = word.content.offsets();
  made.base = made.places.empty() ? word.span.begin : made.places.front();
  return made;
}

// What `#!` of a script names; posix where there is none.
ShellKind interpreter(std::string_view script) {
  if (script.substr(0, 2) != "#!") return ShellKind::posix;
  const std::string_view line = trim(script.substr(2, script.find('\n') - 2));
  std::vector<shell::Word> words;
  for (const std::string_view part : split(line, ' '))
    if (!part.empty()) words.push_back({std::string{part}, {}, false, false, 0, {}});
  const shell::Script made = shell::read_words(std::move(words));
  return made.commands.empty() ? ShellKind::posix : kind_of_program(made.commands.front().name);
}

// The text that the shell gets, with the place of each byte.
class ShellText {
 public:
  void append(const LogicalText& text) {
    const std::vector<std::uint32_t> places = text.offsets();
    text_ += text.text();
    places_.insert(places_.end(), places.begin(), places.end());
  }
  void append(std::string_view text, std::uint32_t place) {
    text_ += text;
    for (std::size_t i = 0; i < text.size(); ++i)
      places_.push_back(place + static_cast<std::uint32_t>(i));
  }
  [[nodiscard]] shell::Script read() const { return shell::read(text_, places_); }

 private:
  std::string text_;
  std::vector<std::uint32_t> places_;
};

shell::Script read_shell_form(const syntax::dockerfile::Instruction& source) {
  ShellText text;
  text.append(source.arguments);
  for (const Heredoc& heredoc : source.heredocs) {
    text.append("\n", heredoc.body.outer().begin);
    text.append(heredoc.body);
    text.append(heredoc.name, heredoc.terminator.begin);
  }
  return text.read();
}

}  // namespace

ShellKind shell_kind(const Stage& stage, const Instruction* shell, char escape) {
  if (shell != nullptr) {
    if (shell->arguments.empty()) return ShellKind::other;
    std::vector<shell::Word> words;
    for (const Text& text : shell->arguments)
      words.push_back({text.value, text.span, false, false, text.span.begin, {}});
    const shell::Script script = shell::read_words(std::move(words));
    return kind_of_program(script.commands.empty() ? std::string_view{}
                                                   : script.commands.front().name);
  }
  const std::string image = lower(stage.image.value);
  const bool windows = image.find("windows") != std::string::npos ||
                       image.find("nanoserver") != std::string::npos ||
                       (stage.platform && lower(stage.platform->value).find("windows") == 0);
  return windows || escape == '`' ? ShellKind::windows : ShellKind::posix;
}

void read_script(Instruction& instruction, ShellKind kind) {
  const syntax::dockerfile::Instruction& source = *instruction.syntax;
  instruction.json = source.json;
  if (source.json) {
    std::vector<shell::Word> words;
    for (const syntax::dockerfile::Word& word : source.words)
      words.push_back(shell_word(word));
    instruction.script = shell::read_words(std::move(words));
    return;
  }
  instruction.shell_kind = kind;
  const std::string_view text = source.arguments.text();
  const bool is_body = source.heredocs.size() == 1 && syntax::dockerfile::heredoc_named(trim(text));
  if (is_body) {
    const LogicalText& body = source.heredocs.front().body;
    const ShellKind own = interpreter(body.text());
    if (body.text().substr(0, 2) == "#!") instruction.shell_kind = own;
    if (instruction.shell_kind == ShellKind::posix)
      instruction.script = shell::read(body.text(), body.offsets());
    return;
  }
  if (kind == ShellKind::posix) instruction.script = read_shell_form(source);
}

}  // namespace gate::dockerfile
