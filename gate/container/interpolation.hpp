// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace gate::container {

// Values that are known for variables, from a `.env` file.
using Variables = std::map<std::string, std::string, std::less<>>;

// A text after Compose's interpolation.
struct Interpolated {
  std::string text = {};  // variables without a value stay as ${NAME}
  bool known = true;      // no variable stayed
  bool literal = true;    // no variable stood in it
  bool fallback = false;  // a default of ${X:-default} went into it
};

// Replaces $NAME, ${NAME}, ${NAME:-default}, ${NAME-default} (nested too); ${NAME:?why} and
// ${NAME:+other} are known only through `variables`; $$ is a dollar sign.
Interpolated interpolate(std::string_view text, const Variables& variables);

// Reads the lines KEY=VALUE of an env file; quotes around a value and comments are dropped.
Variables env_file(std::string_view text);

}  // namespace gate::container
