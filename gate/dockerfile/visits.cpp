// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {
namespace {

void visit_commands(const Dockerfile& file, const Stage& stage, const Instruction& instruction,
                    const std::function<void(const Run&)>& visit) {
  const std::vector<shell::Command>& commands = instruction.script.commands;
  for (std::size_t i = 0; i < commands.size(); ++i)
    visit(Run{file, stage, instruction, commands[i], i});
}

std::string_view without_slash(std::string_view path) {
  while (path.size() > 1 && path.back() == '/')
    path.remove_suffix(1);
  return path;
}

}  // namespace

const Text& Instruction::argument() const {
  static const Text none;
  return arguments.empty() ? none : arguments.front();
}

Span Instruction::flag_span(std::string_view flag) const {
  const syntax::dockerfile::Flag* found = syntax->flag(flag);
  return found == nullptr ? keyword_span : found->span;
}

const Stage* Dockerfile::stage_named(std::string_view name, std::size_t before) const {
  const auto found = named.find(lower(name));
  if (found == named.end()) return nullptr;
  const std::vector<std::size_t>& indices = found->second;
  const auto next = std::lower_bound(indices.begin(), indices.end(), before);
  return next == indices.begin() ? nullptr : &stages[*(next - 1)];
}

Site Run::at(Span span) const {
  return {span, stage.owner, std::string{instruction.name()}};
}

Site Run::at_name() const {
  return at(command.words.empty() ? command.span : command.words.front().span);
}

bool Run::is_mounted(std::string_view path) const {
  path = without_slash(path);
  return std::any_of(instruction.mounts.begin(), instruction.mounts.end(), [&](const Mount& mount) {
    const std::string_view target = without_slash(mount.target);
    return (mount.type == "cache" || mount.type == "tmpfs") && !target.empty() &&
           path.substr(0, target.size()) == target &&
           (path.size() == target.size() || target == "/" || path[target.size()] == '/');
  });
}

bool Run::followed_by(const std::function<bool(const shell::Command&)>& claim) const {
  const std::vector<shell::Command>& commands = instruction.script.commands;
  return std::any_of(commands.begin() + static_cast<std::ptrdiff_t>(index) + 1, commands.end(),
                     claim);
}

void for_each_command(const Dockerfile& file, const std::function<void(const Run&)>& visit) {
  for_each(file, Keyword::run, [&](const Stage& stage, const Instruction& instruction) {
    visit_commands(file, stage, instruction, visit);
  });
}

void for_each_started_command(const Dockerfile& file,
                              const std::function<void(const Run&)>& visit) {
  for_each(file, [&](const Stage& stage, const Instruction& instruction) {
    if (instruction.keyword != Keyword::run) visit_commands(file, stage, instruction, visit);
  });
}

void for_each(const Dockerfile& file,
              const std::function<void(const Stage&, const Instruction&)>& visit) {
  for (const Stage& stage : file.stages)
    for (const Instruction& instruction : stage.instructions)
      visit(stage, instruction);
}

void for_each(const Dockerfile& file, Keyword keyword,
              const std::function<void(const Stage&, const Instruction&)>& visit) {
  for_each(file, [&](const Stage& stage, const Instruction& instruction) {
    if (instruction.keyword == keyword) visit(stage, instruction);
  });
}

void for_each_pair(
    const Dockerfile& file, Keyword keyword,
    const std::function<void(const Stage*, const Instruction&, const Pair&)>& visit) {
  for (const Instruction& global : file.globals)
    for (const Pair& pair : global.pairs)
      if (global.keyword == keyword) visit(nullptr, global, pair);
  for_each(file, keyword, [&](const Stage& stage, const Instruction& instruction) {
    for (const Pair& pair : instruction.pairs)
      visit(&stage, instruction, pair);
  });
}

Site site(const Stage* stage, const Instruction& instruction, Span span) {
  return {span, stage == nullptr ? std::string{} : stage->owner, std::string{instruction.name()}};
}

Site site(const Stage& stage, const Instruction& instruction, Span span) {
  return site(&stage, instruction, span);
}

Site site(const Stage& stage, const Instruction& instruction) {
  return site(&stage, instruction, instruction.span);
}

Site site(const Stage& stage) {
  return {stage.span, stage.owner, "FROM"};
}

}  // namespace gate::dockerfile
