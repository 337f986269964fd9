// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/github_command.hpp"

#include "gate/core/text.hpp"

namespace gate::formats {
namespace {

// "##[name]" is a command in the runner's older syntax wherever it stands in a line.
constexpr std::string_view legacy_command = "##[";

std::string without_legacy_commands(std::string_view text) {
  std::string broken;
  broken.reserve(text.size());
  while (true) {
    const auto at = text.find(legacy_command);
    broken += text.substr(0, at);
    if (at == std::string_view::npos) return broken;
    broken += "# #[";
    text.remove_prefix(at + legacy_command.size());
  }
}

std::string escaped(std::string_view text, bool property) {
  std::string data;
  while (!text.empty()) {
    const auto at = text.find_first_of("\r\n");
    for (const char c : without_legacy_commands(printable(text.substr(0, at)))) {
      if (c == '%') {
        data += "%25";
      } else if (property && c == ':') {
        data += "%3A";
      } else if (property && c == ',') {
        data += "%2C";
      } else {
        data += c;
      }
    }
    if (at == std::string_view::npos) break;
    data += text[at] == '\n' ? "%0A" : "%0D";
    text.remove_prefix(at + 1);
  }
  return data;
}

// The runner trims white space of any script before it looks for "::".
bool may_be_trimmed(char c) {
  return is_space(c) || static_cast<unsigned char>(c) >= 0x80 || c == 0x1C || c == 0x1D ||
         c == 0x1E || c == 0x1F;
}

}  // namespace

std::string github_data(std::string_view text) {
  return escaped(text, false);
}

std::string github_property(std::string_view text) {
  return escaped(text, true);
}

std::string github_log_line(std::string_view line) {
  std::string broken = without_legacy_commands(line);
  std::size_t start = 0;
  while (start < broken.size() && may_be_trimmed(broken[start]))
    ++start;
  if (broken.compare(start, 2, "::") == 0) broken.insert(start + 1, " ");
  return broken;
}

}  // namespace gate::formats
