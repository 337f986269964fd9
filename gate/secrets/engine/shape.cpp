// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/engine/shape.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace gate::secrets::engine {
namespace {

// Nothing more is asked of a probe once it has read this much behind a literal that is rare.
constexpr std::size_t enough_body = 20;
constexpr std::size_t rare_literal = 4;
// How far an open end may go.
constexpr std::size_t longest_run = 4000;

std::string_view set_expression(char set) {
  switch (set) {
    case 'A':
      return "[A-Za-z0-9]";
    case 'a':
      return "[a-z0-9]";
    case 'N':
      return "[A-Z0-9]";
    case 'L':
      return "[A-Za-z]";
    case 'D':
      return "[0-9]";
    case 'H':
      return "[0-9a-f]";
    case 'X':
      return "[0-9A-F]";
    case 'B':
      return "[A-Za-z0-9+/]";
    case 'R':
      return "[A-Z2-7]";
    case 'r':
      return "[a-z2-7]";
    case 'P':
      return "[A-Za-z0-9_=.-]";
    case 'Q':
      return "[A-Za-z0-9_.~-]";
    case 'b':
      return "[02-9AC-HJ-NP-Z]";
    default:
      return "[A-Za-z0-9_-]";
  }
}

// What must not follow a run: the class, or the wider one that a neighbour would belong to.
std::string_view continuation(char set) {
  switch (set) {
    case 'U':
    case 'P':
    case 'Q':
    case 'B':
      return set_expression(set);
    default:
      return "[A-Za-z0-9]";
  }
}

std::string escaped(std::string_view literal) {
  std::string text;
  for (const char c : literal) {
    if (std::string_view{R"(\^$.|?*+()[]{}/-)"}.find(c) != std::string_view::npos) text += '\\';
    text += c;
  }
  return text;
}

std::string choice(std::string_view choices) {
  std::string text = "(?:";
  while (true) {
    const std::size_t bar = choices.find('|');
    text += escaped(choices.substr(0, bar));
    if (bar == std::string_view::npos) return text + ")";
    text += '|';
    choices.remove_prefix(bar + 1);
  }
}

// The size of the one of `choices` that `text` starts with, or 0.
std::size_t chosen(std::string_view choices, std::string_view text) {
  while (true) {
    const std::size_t bar = choices.find('|');
    const std::string_view one = choices.substr(0, bar);
    if (text.substr(0, one.size()) == one) return one.size();
    if (bar == std::string_view::npos) return 0;
    choices.remove_prefix(bar + 1);
  }
}

std::string times(std::size_t min, std::size_t max) {
  if (min == max) return "{" + std::to_string(min) + "}";
  return "{" + std::to_string(min) + "," + std::to_string(max) + "}";
}

std::string run(const Part& part) {
  const std::string set{set_expression(part.set)};
  if (part.other != 0) {
    const auto [less, more] = std::minmax(part.min, part.other);
    return "(?:" + set + times(more, more) + "|" + set + times(less, less) + ")";
  }
  return set + times(part.min, part.min == part.max ? part.min : longest_run);
}

}  // namespace

std::string probe_of(std::string_view shape) {
  std::string text;
  std::size_t literal = 0;
  std::size_t body = 0;
  while (!shape.empty()) {
    const Part part = take_part(shape);
    if (part.type == Part::Type::run) {
      const std::size_t least = part.other == 0 ? part.min : std::min(part.min, part.other);
      const bool full = literal >= rare_literal && body + least >= enough_body;
      if (full || shape.empty()) {
        const std::size_t count = !full ? least : body < enough_body ? enough_body - body : 0;
        return count == 0 ? text
                          : text + std::string{set_expression(part.set)} + times(count, count);
      }
      body += least;
      text += run(part);
    } else {
      literal += part.text.substr(0, part.text.find('|')).size();
      text += part.type == Part::Type::choice ? choice(part.text) : escaped(part.text);
    }
  }
  return text;
}

std::string confirm_of(std::string_view shape) {
  std::string text;
  std::string_view stop = continuation('U');
  while (!shape.empty()) {
    const Part part = take_part(shape);
    if (part.type == Part::Type::run) {
      text += run(part);
      stop = continuation(part.set);
      if (part.set == 'B' && shape.empty()) text += "={0,2}";
    } else {
      stop = continuation('U');
      text += part.type == Part::Type::choice ? choice(part.text) : escaped(part.text);
    }
  }
  return text + "(?!" + std::string{stop} + ")";
}

std::size_t public_prefix(std::string_view shape, std::string_view token) {
  std::size_t size = 0;
  while (!shape.empty()) {
    const Part part = take_part(shape);
    if (part.type == Part::Type::run) return size;
    size += chosen(part.text, token.substr(std::min(size, token.size())));
  }
  return 0;  // a shape without a run: all of it would be shown
}

std::size_t literal_size(std::string_view shape) {
  std::size_t size = 0;
  while (!shape.empty()) {
    const Part part = take_part(shape);
    if (part.type != Part::Type::run) size += place_of("|", part.text);
  }
  return size;
}

bool fits(std::string_view shape, std::string_view text) {
  while (!shape.empty()) {
    const Part part = take_part(shape);
    if (part.type == Part::Type::run) {
      const std::string_view set = characters(part.set);
      const std::size_t most = part.other != 0 ? std::max(part.min, part.other)
                               : part.max == 0 ? longest_run
                                               : part.max;
      std::size_t size = 0;
      while (size < most && size < text.size() && set.find(text[size]) != std::string_view::npos)
        ++size;
      if (part.other != 0 ? size != part.min && size != part.other : size < part.min) return false;
      text.remove_prefix(size);
      if (part.set == 'B' && shape.empty())
        while (!text.empty() && text.front() == '=')
          text.remove_prefix(1);
    } else {
      const std::size_t size = chosen(part.text, text);
      if (size == 0) return false;
      text.remove_prefix(size);
    }
  }
  return text.empty();
}

}  // namespace gate::secrets::engine
