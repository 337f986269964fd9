// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/cli/arguments.hpp"

namespace gate::cli {

// Words of a command line that become members of Arguments once they are checked.
struct Raw {
  std::string fail_on = {}, scope = {}, color = "auto", as = {};
  std::vector<std::string> outputs = {};
};

// The names of all formats, as help and sentences list them.
std::string format_names();

// "--base was given without a value (an unset variable?)".
std::string without_value(std::string_view option);

// The first "--name=" with nothing behind it, or nothing: parsers take the next word for its value.
std::string empty_value(const std::vector<std::string>& words);

// Takes the checked words over into `arguments`; gives the first thing that is wrong, or nothing.
std::string check(const Raw& raw, Arguments& arguments);

// What is wrong with a name that --only or --skip was given, or nothing: it must name a rule, or
// have the form of an id that only a scanner's report knows ("CVE-2026-1", "go.lang.some-check").
std::string unknown_rule(std::string_view option, const std::vector<std::string>& names);

}  // namespace gate::cli
