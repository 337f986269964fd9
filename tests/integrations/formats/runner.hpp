// SPDX-License-Identifier: Apache-2.0
// How GitHub's runner reads a step's output, after ActionCommand.cs and ActionCommandManager.cs:
// what it would obey, and which annotations it would keep.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/text.hpp"

namespace gate::test {

struct Command {
  std::string name = {};
  std::map<std::string, std::string> properties = {};
  std::string data = {};
};

inline std::string unescaped(std::string_view text, bool property) {
  std::string plain;
  const auto is = [&](std::size_t i, std::string_view code) { return text.substr(i, 3) == code; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char* const stands_for = is(i, "%0D")               ? "\r"
                                   : is(i, "%0A")             ? "\n"
                                   : is(i, "%25")             ? "%"
                                   : property && is(i, "%3A") ? ":"
                                   : property && is(i, "%2C") ? ","
                                                              : nullptr;
    plain += stands_for == nullptr ? text.substr(i, 1) : std::string_view{stands_for};
    if (stands_for != nullptr) i += 2;
  }
  return plain;
}

// The newer syntax: "::name key=value,key=value::data" at the start of a line.
inline std::optional<Command> command_of(std::string_view line) {
  line = trim(line);
  if (line.substr(0, 2) != "::") return std::nullopt;
  const auto end = line.find("::", 2);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view head = line.substr(2, end - 2);
  const auto blank = head.find(' ');
  Command command;
  command.name = lower(head.substr(0, blank));
  command.data = unescaped(line.substr(end + 2), false);
  if (blank == std::string_view::npos) return command;
  for (const std::string_view pair : split(trim(head.substr(blank)), ',')) {
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    command.properties[lower(trim(pair.substr(0, equals)))] =
        unescaped(pair.substr(equals + 1), true);
  }
  return command;
}

struct RunnerLog {
  std::vector<Command> commands = {};   // obeyed, without stop and resume
  std::vector<std::string> lines = {};  // shown
  bool legacy = false;                  // a line the older syntax would see
  bool stopped_at_end = false;
};

inline RunnerLog runner_log(std::string_view text) {
  RunnerLog log;
  std::string token;
  for (const std::string_view line : lines_of(text)) {
    const auto command = command_of(line);
    if (!token.empty()) {
      if (command && command->name == token) {
        token.clear();
      } else {
        log.lines.emplace_back(line);
      }
      continue;
    }
    if (line.find("##[") != std::string_view::npos) log.legacy = true;
    if (command && command->name == "stop-commands") {
      token = lower(command->data);
    } else if (command) {
      log.commands.push_back(*command);
    } else {
      log.lines.emplace_back(line);
    }
  }
  log.stopped_at_end = !token.empty();
  return log;
}

// The outputs of a GITHUB_OUTPUT file after FileCommandManager.cs; nothing for a file that fails.
inline std::optional<std::map<std::string, std::string>> outputs_of(std::string_view text) {
  std::map<std::string, std::string> outputs;
  const auto lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    const auto equals = lines[i].find('=');
    const auto heredoc = lines[i].find("<<");
    if (equals < heredoc) {
      outputs[std::string{lines[i].substr(0, equals)}] = lines[i].substr(equals + 1);
      continue;
    }
    if (heredoc == std::string_view::npos) return std::nullopt;
    const std::string_view name = lines[i].substr(0, heredoc);
    const std::string_view delimiter = lines[i].substr(heredoc + 2);
    std::string value;
    for (++i; i < lines.size() && lines[i] != delimiter; ++i)
      value += (value.empty() ? "" : "\n") + std::string{lines[i]};
    if (i == lines.size()) return std::nullopt;
    outputs[std::string{name}] = value;
  }
  return outputs;
}

}  // namespace gate::test
