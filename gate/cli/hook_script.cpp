// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/hook_script.hpp"

namespace gate::cli {
namespace {

// A test compares it with actions/git/pre-push.
constexpr std::string_view script = R"sh(#!/bin/sh
# gate pre-push hook. `gate hook install` puts it in place, `gate hook uninstall` takes it away.
gate='@GATE@'
[ -x "$gate" ] || gate=gate
refs=$(cat)
before="$(dirname "$0")/pre-push.before-gate"
if [ -x "$before" ]; then
  printf '%s\n' "$refs" | "$before" "$@" || exit $?
fi
printf '%s\n' "$refs" | "$gate" hook run "$@"
)sh";

constexpr std::string_view place = "@GATE@";

// Between single quotes of a POSIX shell.
std::string quoted(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\'')
      safe += "'\\''";
    else
      safe += c;
  }
  return safe;
}

}  // namespace

std::string hook_script(std::string_view gate) {
  std::string text{script};
  text.replace(text.find(place), place.size(), quoted(gate));
  return text;
}

}  // namespace gate::cli
