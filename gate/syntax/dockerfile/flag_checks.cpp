// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/syntax/dockerfile/checks.hpp"

namespace gate::syntax::dockerfile {

void check_flags(const Instruction& instruction, std::vector<Defect>& defects) {
  const std::vector<KnownFlag>& known = known_flags(instruction.keyword);
  const std::string keyword{name(instruction.keyword)};
  std::vector<std::string_view> seen;
  for (const Flag& flag : instruction.flags) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const KnownFlag& one) { return one.name == flag.name; });
    const std::string written = "--" + printable(flag.name);
    const auto defect = [&](std::string_view code, std::string message) {
      defects.push_back({flag.span, std::move(message), code});
    };
    if (found == known.end()) {
      std::vector<std::string_view> names;
      for (const KnownFlag& one : known)
        names.push_back(one.name);
      const auto near = nearest(flag.name, names);
      defect("unknown-flag", keyword + " has no flag " + written +
                                 (near ? "; did you mean --" + std::string{*near} + "?" : ""));
      continue;
    }
    const bool repeated = std::find(seen.begin(), seen.end(), found->name) != seen.end();
    seen.push_back(found->name);
    if (repeated && found->kind != FlagKind::repeated)
      defect("repeated-flag", keyword + " takes " + written + " once only");
    if (found->kind == FlagKind::toggle) {
      const std::string value = lower(flag.value());
      if (flag.has_value && value != "true" && value != "false")
        defect("bad-flag-value", written + " takes true or false");
    } else if (!flag.has_value) {
      defect("flag-without-value", written + " needs a value, as in " + written + "=…");
    }
  }
}

}  // namespace gate::syntax::dockerfile
