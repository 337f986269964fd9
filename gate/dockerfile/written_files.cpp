// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/written_files.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace gate::dockerfile {
namespace {

using Visit = std::function<void(const Written&)>;

bool prints(const shell::Command& command) {
  return command.name == "echo" || command.name == "printf";
}

// Sends what a command prints, or takes from a here-document, to `path`.
void pieces(const Run& run, const shell::Command& command, std::string_view path,
            const Visit& visit) {
  const auto send = [&](std::string_view text, bool expands, const shell::Word* word, Span body) {
    visit({run.stage, run.instruction, path, text, expands, word, 0, body, nullptr});
  };
  for (std::size_t i = 1; prints(command) && i < command.words.size(); ++i) {
    const shell::Word& word = command.words[i];
    send(word.value, word.has_expansion, &word, {});
  }
  for (const shell::Redirection& from : command.redirections) {
    if (from.sign == "<<<") send(from.target.value, from.target.has_expansion, &from.target, {});
    if (from.sign != "<<" && from.sign != "<<-") continue;
    const bool expands = !from.target.quoted && from.body.find('$') != std::string::npos;
    send(from.body, expands, nullptr, from.body_span);
  }
}

bool is_output(const shell::Redirection& to) {
  const bool standard = to.descriptor.empty() || to.descriptor == "1";
  return standard && (to.sign == ">" || to.sign == ">>" || to.sign == ">|" || to.sign == "&>" ||
                      to.sign == "&>>");
}

// Every file gets every text: keeps hostile lines from adding up.
constexpr std::size_t max_files = 16;

void tee(const Run& run, const Visit& visit) {
  const shell::Flags flags{run.command};
  const std::vector<shell::Command>& commands = run.instruction.script.commands;
  std::size_t files = 0;
  for (const shell::Word* path : flags.operands()) {
    if (++files > max_files) return;
    pieces(run, run.command, path->value, visit);
    for (std::size_t i = run.command.fed_first; i < run.command.fed_last && i < commands.size();
         ++i)
      pieces(run, commands[i], path->value, visit);
  }
}

struct Part {
  std::size_t begin = 0, end = 0;
};

// The first place at or behind `at` where the mark stands without a backslash, or the end.
std::size_t next_mark(std::string_view script, std::size_t at, char mark) {
  while (at < script.size() && script[at] != mark)
    at += script[at] == '\\' ? 2 : 1;
  return std::min(at, script.size());
}

// The new half of `s/old/new/`; all of any other script.
Part replacement(std::string_view script) {
  const std::size_t s = script.find('s');
  const std::string_view marks = "/|#,@%!:~";
  if (s == std::string_view::npos || s + 1 >= script.size() ||
      marks.find(script[s + 1]) == std::string_view::npos)
    return {0, script.size()};
  const std::size_t middle = next_mark(script, s + 2, script[s + 1]);
  if (middle >= script.size()) return {0, script.size()};
  return {middle + 1, next_mark(script, middle + 1, script[s + 1])};
}

void sed(const Run& run, const Visit& visit) {
  const shell::Flags flags{run.command, {"-e", "--expression", "-f", "--file"}};
  const bool in_place =
      std::any_of(run.command.words.begin(), run.command.words.end(), [](const shell::Word& word) {
        return word.value.substr(0, 10) == "--in-place" ||
               (word.value.size() > 1 && word.value[0] == '-' && word.value[1] != '-' &&
                word.value.find('i') != std::string::npos);
      });
  if (!in_place || flags.operands().empty()) return;
  std::vector<const shell::Word*> scripts;
  for (const shell::Flags::Value& value : flags.values({"-e", "--expression"}))
    scripts.push_back(value.word);
  if (scripts.empty()) scripts.push_back(flags.operands().front());
  for (const shell::Word* script : scripts) {
    const Part part = replacement(script->value);
    visit({run.stage,
           run.instruction,
           flags.operands().back()->value,
           std::string_view{script->value}.substr(part.begin, part.end - part.begin),
           script->has_expansion,
           script,
           part.begin,
           {},
           nullptr});
  }
}

void documents(const Stage& stage, const Instruction& copy, const Visit& visit) {
  for (const syntax::dockerfile::Heredoc& heredoc : copy.syntax->heredocs) {
    const std::string& text = heredoc.body.text();
    const bool expands = heredoc.expand && text.find('$') != std::string::npos;
    visit({stage, copy, copy.destination.value, text, expands, nullptr, 0, {}, &heredoc.body});
  }
}

void commands(const Dockerfile& file, const Stage& stage, const Instruction& instruction,
              const Visit& visit) {
  const std::vector<shell::Command>& all = instruction.script.commands;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Run run{file, stage, instruction, all[i], i};
    const shell::Redirection* output = nullptr;  // of several the last one gets it
    for (const shell::Redirection& to : all[i].redirections)
      if (is_output(to)) output = &to;
    if (output != nullptr) pieces(run, all[i], output->target.value, visit);
    if (all[i].name == "tee") tee(run, visit);
    if (all[i].name == "sed") sed(run, visit);
  }
}

}  // namespace

Site Written::at(std::size_t begin, std::size_t length) const {
  Span span = body;
  if (word != nullptr) {
    span = word->part(offset + begin, length);
  } else if (document != nullptr) {
    span = document->outer(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)});
  } else if (body.end - body.begin == text.size()) {
    span.begin = body.begin + static_cast<std::uint32_t>(begin);
    span.end = span.begin + static_cast<std::uint32_t>(length);
  }
  return site(stage, instruction, span);
}

void for_each_written(const Dockerfile& file, const Visit& visit) {
  for_each(file, [&](const Stage& stage, const Instruction& instruction) {
    if (instruction.keyword == Keyword::copy || instruction.keyword == Keyword::add)
      documents(stage, instruction, visit);
    if (instruction.keyword == Keyword::run) commands(file, stage, instruction, visit);
  });
}

}  // namespace gate::dockerfile
