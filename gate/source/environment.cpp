// SPDX-License-Identifier: Apache-2.0
#include "gate/source/environment.hpp"

#include <charconv>
#include <filesystem>
#include <string_view>
#include <sys/ioctl.h>
#include <system_error>
#include <unistd.h>

extern char** environ;  // NOLINT(readability-redundant-declaration): macOS headers lack it

namespace gate::source {
namespace {

constexpr int narrowest = 20;
constexpr int widest = 1000;

int width_of(const Environment& taken) {
  winsize size = {};
  for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col >= narrowest) return size.ws_col;
  }
  const std::string& told = taken["COLUMNS"];
  int width = 0;
  const auto parsed = std::from_chars(told.data(), told.data() + told.size(), width);
  const bool usable = parsed.ec == std::errc{} && width >= narrowest && width <= widest;
  return usable ? width : taken.columns;
}

}  // namespace

const std::string& Environment::operator[](const std::string& name) const {
  static const std::string unset;
  const auto found = variables.find(name);
  return found == variables.end() ? unset : found->second;
}

Environment environment() {
  Environment taken;
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const std::string_view line = *variable;
    const std::size_t sign = line.find('=');
    if (sign == std::string_view::npos) continue;
    taken.variables.emplace(line.substr(0, sign), line.substr(sign + 1));
  }
  std::error_code failed;
  taken.folder = std::filesystem::current_path(failed).string();
  if (failed) taken.folder.clear();
  taken.stdin_is_terminal = isatty(STDIN_FILENO) == 1;
  taken.stdout_is_terminal = isatty(STDOUT_FILENO) == 1;
  taken.stderr_is_terminal = isatty(STDERR_FILENO) == 1;
  taken.columns = width_of(taken);
  return taken;
}

}  // namespace gate::source
