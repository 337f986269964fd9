// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace gate::secrets::engine {

// How far round a nomination the confirming expression looks.
enum class Reach : std::uint8_t {
  line,  // the line of the hit; on a long line some kilobytes to either side
  block  // a few kilobytes back and 16 KB on, across lines
};

// What to look for. Either a shape (see shape.hpp), from which both expressions are derived, or the
// two expressions themselves. Views must outlive whatever is made of the pattern.
struct Pattern {
  std::string_view shape = {};
  std::string_view probe = {};  // for Vectorscan: where it ends, a line is worth a closer look
  std::string_view confirm =
      {};  // for PCRE2: group 1 is the value; empty: the probe's end is passed on
  Reach reach = Reach::line;
};

}  // namespace gate::secrets::engine
