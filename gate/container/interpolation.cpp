// SPDX-License-Identifier: Apache-2.0
#include "gate/container/interpolation.hpp"

#include "gate/core/text.hpp"

namespace gate::container {
namespace {

constexpr int deepest = 10;
constexpr std::size_t longest = 65536;
constexpr std::size_t longest_variable = 4096;

bool starts_name(char c) {
  return is_alpha(c) || c == '_';
}

std::size_t name_length(std::string_view text) {
  if (text.empty() || !starts_name(text.front())) return 0;
  std::size_t size = 1;
  while (size < text.size() && (is_alnum(text[size]) || text[size] == '_'))
    ++size;
  return size;
}

// The place of the brace that closes the one before `text`; not looked for beyond any sane length,
// so that many open braces cost no more than their number.
std::size_t closing_brace(std::string_view text) {
  int open = 1;
  text = text.substr(0, longest_variable);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '$' && i + 1 < text.size() && text[i + 1] == '{') {
      ++open;
      ++i;
    } else if (text[i] == '}' && --open == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

class Interpolation {
 public:
  explicit Interpolation(const Variables& variables) : variables_{variables} {}

  void run(std::string_view text, int depth) {
    while (!text.empty() && result.text.size() < longest) {
      const auto dollar = text.find('$');
      result.text += text.substr(0, dollar);
      if (dollar == std::string_view::npos) return;
      text.remove_prefix(dollar + 1);
      text.remove_prefix(variable(text, depth));
    }
  }

  Interpolated result = {};

 private:
  // Handles what follows a dollar sign; gives the number of bytes taken.
  std::size_t variable(std::string_view text, int depth) {
    if (!text.empty() && text.front() == '$') {
      result.text += '$';
      return 1;
    }
    if (const auto size = name_length(text); size > 0) {
      put(text.substr(0, size));
      return size;
    }
    if (text.empty() || text.front() != '{') {
      result.text += '$';
      return 0;
    }
    const std::string_view inner = text.substr(1);
    const auto close = depth < deepest ? closing_brace(inner) : std::string_view::npos;
    if (close == std::string_view::npos) {
      result.text += '$';
      result.known = false;
      result.literal = false;
      return 0;
    }
    braces(inner.substr(0, close), depth);
    return close + 2;
  }

  void braces(std::string_view inner, int depth) {
    const auto size = name_length(inner);
    const std::string_view name = inner.substr(0, size);
    std::string_view rest = inner.substr(size);
    result.literal = false;
    const bool empty_counts = !rest.empty() && rest.front() == ':';
    if (empty_counts) rest.remove_prefix(1);
    const char sign = rest.empty() ? '\0' : rest.front();
    const auto found = variables_.find(name);
    const bool set = found != variables_.end() && !(empty_counts && found->second.empty());
    if (sign == '+' && set) {
      run(rest.substr(1), depth + 1);
    } else if (sign == '-' && !set) {
      result.fallback = true;
      run(rest.substr(1), depth + 1);
    } else {
      put(name);
    }
  }

  void put(std::string_view name) {
    result.literal = false;
    const auto found = variables_.find(name);
    if (found != variables_.end()) {
      result.text += found->second;
      return;
    }
    result.known = false;
    result.text += "${";
    result.text += name;
    result.text += '}';
  }

  const Variables& variables_;
};

}  // namespace

Interpolated interpolate(std::string_view text, const Variables& variables) {
  Interpolation interpolation{variables};
  interpolation.run(text, 0);
  return std::move(interpolation.result);
}

Variables env_file(std::string_view text) {
  Variables variables;
  for (std::string_view line : lines_of(text)) {
    line = trim(line);
    if (line.substr(0, 7) == "export ") line = trim(line.substr(7));
    const auto equals = line.find('=');
    if (line.empty() || line.front() == '#' || equals == std::string_view::npos) continue;
    std::string_view value = trim(line.substr(equals + 1));
    const char quote = value.empty() ? '\0' : value.front();
    if (quote == '"' || quote == '\'') {
      value = value.substr(1, value.find(quote, 1) - 1);
    } else if (const auto comment = value.find(" #"); comment != std::string_view::npos) {
      value = trim(value.substr(0, comment));
    }
    if (value.find('$') != std::string_view::npos && quote != '\'') continue;
    variables.insert_or_assign(std::string{trim(line.substr(0, equals))}, std::string{value});
  }
  return variables;
}

}  // namespace gate::container
