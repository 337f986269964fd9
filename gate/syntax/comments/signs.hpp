// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "gate/core/rule.hpp"

namespace gate::syntax::comments {

// How a language marks comments and strings.
struct Signs {
  Listed<std::string_view, 4> line = {};   // "#", "//": to the end of the line
  std::string_view open = {}, close = {};  // "/*" and "*/"; empty: none
  std::string_view quotes = {};            // "\"'`": what may enclose a line comment sign
  std::string_view multiline = {};         // the quotes whose strings go over line ends
  bool spaced = false;  // a line sign counts at the start of a word only, quotes likewise
};

// By name and ending; a guess for what is unknown.
const Signs& signs_of(std::string_view file_name);
const Signs& signs_of(Artefact artefact);

}  // namespace gate::syntax::comments
