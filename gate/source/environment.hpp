// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

namespace gate::source {

// What the process was started with, taken once; nothing else asks the system for it.
struct Environment {
  std::map<std::string, std::string> variables = {};
  std::string folder = {};  // the current one, absolute; empty where it no longer exists
  bool stdin_is_terminal = false;
  bool stdout_is_terminal = false;
  bool stderr_is_terminal = false;
  int columns = 80;  // width of the terminal, else COLUMNS, else 80

  // The value of a variable; empty where it is not set.
  [[nodiscard]] const std::string& operator[](const std::string& name) const;
};

// The environment of this process as it is now.
Environment environment();

}  // namespace gate::source
