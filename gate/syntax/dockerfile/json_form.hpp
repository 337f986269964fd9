// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/syntax/dockerfile/dockerfile.hpp"

namespace gate::syntax::dockerfile {

// What the arguments of an instruction are, read as a JSON array.
struct JsonForm {
  enum class Outcome : std::uint8_t {
    shell,    // no JSON array: shell form
    strings,  // an array of strings
    other     // an array that holds something else, which a build refuses
  };
  Outcome outcome = Outcome::shell;
  std::vector<Word> words = {};
  Span offender = {};  // of the first element that is no string
};

JsonForm read_json_form(const LogicalText& text);

}  // namespace gate::syntax::dockerfile
