// SPDX-License-Identifier: Apache-2.0
// Texts inside a text: here-documents, `sh -c`, `eval`, backquotes. Each is read as shell text of
// its own; a budget keeps nested copies from adding up.
#include <algorithm>
#include <array>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/syntax/shell/reader.hpp"
#include "gate/syntax/shell/wrappers.hpp"

namespace gate::syntax::shell {
namespace {

void read_inner_text(const std::string& text, const std::vector<std::uint32_t>& places,
                     Shared& shared, const Surroundings& where) {
  if (shared.stopped) return;
  if (text.size() > shared.budget || where.depth >= max_depth) {
    shared.stopped = true;
    const std::uint32_t at = places.empty() ? 0 : places.front();
    shared.script.defects.push_back(
        {{at, at + 1}, "the nesting is too deep to be read", "too-deep"});
    return;
  }
  shared.budget -= text.size();
  Surroundings inside = where;
  ++inside.depth;
  Reader{{text, &places}, shared}.list('\0', inside);
}

void append(const Word& word, std::string& text, std::vector<std::uint32_t>& places) {
  text += word.value;
  for (std::size_t i = 0; i < word.value.size(); ++i)
    places.push_back(word.part(i, 1).begin);
}

}  // namespace

std::uint32_t Source::place(std::size_t at) const {
  if (places == nullptr) return static_cast<std::uint32_t>(at);
  if (places->empty()) return 0;
  return at < places->size() ? (*places)[at] : places->back() + 1;
}

Span Source::span(std::size_t begin, std::size_t end) const {
  end = std::min(end, text.size());
  begin = std::min(begin, end);
  const std::uint32_t first = place(begin);
  if (end <= begin) return {first, first};
  return {first, std::max(place(end - 1) + 1, first)};
}

void Reader::defect(std::size_t begin, std::size_t end, std::string_view code,
                    std::string message) {
  if (shared_.script.defects.size() >= 1000) return;
  shared_.script.defects.push_back({source_.span(begin, end), std::move(message), code});
}

void Reader::read_text(std::string text, std::vector<std::uint32_t> places,
                       const Surroundings& where) {
  read_inner_text(text, places, shared_, where);
}

void Reader::read_bodies(const Surroundings& where) {
  const std::vector<PendingBody> pending = std::exchange(bodies_, {});
  for (const PendingBody& body : pending)
    read_body(body, where);
}

void Reader::read_body(const PendingBody& pending, const Surroundings& where) {
  const std::string_view text = source_.text;
  const std::size_t first = std::min(at_, text.size());
  std::size_t end = first;
  std::string body;
  std::vector<std::uint32_t> places;
  while (at_ < text.size()) {
    std::size_t begin = at_;
    const std::size_t feed = std::min(text.find('\n', at_), text.size());
    at_ = std::min(feed + 1, text.size());
    while (pending.strip_tabs && begin < feed && text[begin] == '\t')
      ++begin;
    std::string_view line = text.substr(begin, feed - begin);
    while (!line.empty() && line.back() == '\r')
      line.remove_suffix(1);
    if (line == pending.delimiter) break;
    end = at_;
    body += text.substr(begin, at_ - begin);
    for (std::size_t i = begin; i < at_; ++i)
      places.push_back(source_.place(i));
  }
  std::vector<Command>& commands = shared_.script.commands;
  Surroundings inside = where;
  inside.outer = pending.command;
  bool script = false;
  if (pending.command < commands.size() &&
      pending.redirection < commands[pending.command].redirections.size()) {
    Command& command = commands[pending.command];
    Redirection& redirection = command.redirections[pending.redirection];
    redirection.body = body;
    redirection.body_span = source_.span(first, end);
    script = reads_script_from_input(command);
  }
  if (script) {
    inside.in_script = true;
    read_inner_text(body, places, shared_, inside);
  } else if (!pending.quoted) {
    Reader substitutions{{body, &places}, shared_};
    Surroundings within = inside;
    if (++within.depth > max_depth) return;
    while (!substitutions.done()) {
      if (substitutions.peek() == '$') {
        substitutions.skip_dollar(within);
      } else if (substitutions.peek() == '`') {
        substitutions.backquotes(within);
      } else {
        substitutions.at_ += substitutions.peek() == '\\' ? 2 : 1;
      }
    }
  }
}

void read_scripts(std::size_t index, Shared& shared, const Surroundings& where) {
  Surroundings inside = where;
  inside.outer = index;
  inside.in_script = true;
  const InnerScript script = inner_script(shared.script.commands[index]);
  if (script.first < script.last) {
    std::string text;
    std::vector<std::uint32_t> places;
    const std::vector<Word>& words = shared.script.commands[index].words;
    for (std::size_t i = script.first; i < script.last; ++i) {
      append(words[i], text, places);
      if (i + 1 == script.last) break;
      text += ' ';
      places.push_back(words[i].span.end);
    }
    read_inner_text(text, places, shared, inside);
    return;
  }
  for (const InnerScript& range : executed_by_find(shared.script.commands[index])) {
    const Command& find = shared.script.commands[index];
    Command command;
    for (std::size_t i = range.first; i < range.last; ++i)
      command.words.push_back(find.words[i]);
    command.span = {command.words.front().span.begin, command.words.back().span.end};
    command.pipeline = ++shared.pipelines;
    command.outer = index;
    command.in_subshell = where.in_subshell;
    command.in_condition = where.in_condition;
    command.in_function = where.in_function;
    unwrap(command);
    shared.script.commands.push_back(std::move(command));
    if (where.depth < max_depth) {
      Surroundings deeper = where;
      ++deeper.depth;
      read_scripts(shared.script.commands.size() - 1, shared, deeper);
    }
  }
}

Span Word::part(std::size_t offset, std::size_t length) const {
  const std::size_t begin = std::min(offset, value.size());
  const std::size_t end = begin + std::min(length, value.size() - begin);
  if (places.empty())
    return {base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(end)};
  const std::uint32_t first = begin < places.size() ? places[begin] : places.back() + 1;
  return {first, end > begin ? std::max(places[end - 1] + 1, first) : first};
}

bool Command::runs(std::string_view program) const {
  return name == program || std::any_of(wrappers.begin(), wrappers.end(),
                                        [&](const Wrapper& one) { return one.name == program; });
}

Script read(std::string_view text, const std::vector<std::uint32_t>& places) {
  Shared shared;
  shared.budget = shared.look_ahead = text.size() * 8 + 65536;
  Reader{{text, places.empty() ? nullptr : &places}, shared}.list('\0', {});
  return std::move(shared.script);
}

Script read(std::string_view text, const PositionMap& map) {
  std::vector<std::uint32_t> places;
  places.reserve(text.size());
  for (std::uint32_t i = 0; i < text.size(); ++i)
    places.push_back(map.outer({i, i + 1}).begin);
  return read(text, places);
}

Script read_words(std::vector<Word> words) {
  Shared shared;
  if (words.empty()) return {};
  Command command;
  command.span = {words.front().span.begin, words.back().span.end};
  std::size_t size = 0;
  for (const Word& word : words)
    size += word.value.size();
  shared.budget = shared.look_ahead = size * 8 + 65536;
  command.words = std::move(words);
  command.pipeline = ++shared.pipelines;
  unwrap(command);
  shared.script.commands.push_back(std::move(command));
  read_scripts(0, shared, {});
  return std::move(shared.script);
}

bool is_shell(std::string_view program) {
  static constexpr std::array<std::string_view, 8> shells{"sh",  "bash", "dash", "ash",
                                                          "ksh", "mksh", "zsh",  "rbash"};
  return std::find(shells.begin(), shells.end(), program) != shells.end();
}

std::string_view base_name(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace gate::syntax::shell
