// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/emitters.hpp"

#include "gate/report/json.hpp"
#include "gate/report/terminal.hpp"
#include "integrations/formats/codequality.hpp"
#include "integrations/formats/github.hpp"
#include "integrations/formats/markdown.hpp"
#include "integrations/formats/sarif.hpp"

namespace gate::formats {

const std::vector<Emitter>& emitters() {
  static const std::vector<Emitter> table = {
      {"terminal", "txt", report::terminal},
      {"json", "json", report::json},
      {"sarif", "sarif", sarif},
      {"github", "txt", github},
      {"codequality", "json", codequality},
      {"markdown", "md", markdown},
  };
  return table;
}

const Emitter* emitter_named(std::string_view name) {
  for (const Emitter& emitter : emitters())
    if (emitter.name == name) return &emitter;
  return nullptr;
}

}  // namespace gate::formats
