// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/switched_off.hpp"

#include <algorithm>
#include <string>

#include "gate/core/text.hpp"

namespace gate::dockerfile {
namespace {

bool is_among(std::initializer_list<std::string_view> names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view one) { return equals_ignoring_case(one, name); });
}

bool sets_variables(const shell::Command& command) {
  return command.name == "export" || command.name == "declare" || command.name == "typeset" ||
         command.name == "readonly" || command.name == "local";
}

void visit_command(const Run& run, const std::function<void(const Setting&)>& visit) {
  for (const shell::Assignment& one : run.command.assignments)
    visit({&run.stage, run.instruction, one.name, one.value.value, !one.value.has_expansion,
           one.span, one.value.span});
  if (!sets_variables(run.command)) return;
  for (std::size_t i = 1; i < run.command.words.size(); ++i) {
    const shell::Word& word = run.command.words[i];
    const std::string_view text = word.value;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || text.front() == '-') continue;
    visit({&run.stage, run.instruction, text.substr(0, equals), text.substr(equals + 1),
           !word.has_expansion, word.span, word.part(equals + 1, text.size() - equals - 1)});
  }
}

void visit_pairs(const Dockerfile& file, Keyword keyword,
                 const std::function<void(const Setting&)>& visit) {
  for_each_pair(file, keyword,
                [&](const Stage* stage, const Instruction& instruction, const Pair& pair) {
                  if (pair.value)
                    visit({stage, instruction, pair.name, pair.value->value, pair.value->known,
                           pair.span, pair.value->span});
                });
}

bool is_name(char c) {
  return is_alnum(c) || c == '_' || c == '-';
}

// `echo -e "a\nkey=…"` has an `n` in front of the key that belongs to the escape.
bool starts_key(std::string_view text, std::size_t at) {
  if (at == 0 || !is_name(text[at - 1])) return true;
  return at > 1 && text[at - 2] == '\\' && (text[at - 1] == 'n' || text[at - 1] == 't');
}

std::size_t skip(std::string_view text, std::size_t at, std::string_view set) {
  return std::min(text.find_first_not_of(set, at), text.size());
}

}  // namespace

void for_each_setting(const Dockerfile& file, const std::function<void(const Setting&)>& visit) {
  visit_pairs(file, Keyword::arg, visit);
  visit_pairs(file, Keyword::env, visit);
  for_each_command(file, [&](const Run& run) { visit_command(run, visit); });
  for_each_started_command(file, [&](const Run& run) { visit_command(run, visit); });
}

void for_each_setting(const Dockerfile& file, std::initializer_list<std::string_view> names,
                      const std::function<void(const Setting&)>& visit) {
  for_each_setting(file, [&](const Setting& setting) {
    if (is_among(names, setting.name)) visit(setting);
  });
}

bool is_off(std::string_view value) {
  return is_among({"0", "false", "off", "no"}, trim(value));
}

bool is_on(std::string_view value) {
  return is_among({"1", "true", "on", "yes"}, trim(value));
}

std::vector<Configured> values_of(std::string_view text, std::string_view key) {
  std::vector<Configured> found;
  const std::string low = lower(text);
  const std::string wanted = lower(key);
  for (std::size_t at = low.find(wanted); at != std::string::npos;
       at = low.find(wanted, at + wanted.size())) {
    std::size_t end = at + wanted.size();
    if (!starts_key(text, at) || (end < text.size() && is_name(text[end]))) continue;
    end = skip(text, end, " \t\"'");
    if (end < text.size() && (text[end] == '=' || text[end] == ':')) ++end;
    end = skip(text, end, " \t\"'");
    const std::size_t stop = std::min(text.find_first_of(" \t\r\n\"';,]\\", end), text.size());
    found.push_back({text.substr(end, stop - end), at, stop - at});
  }
  return found;
}

}  // namespace gate::dockerfile
