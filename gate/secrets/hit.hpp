// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gate/core/location.hpp"
#include "gate/core/rule.hpp"

namespace gate::secrets {

// A secret in a text. Holds no byte of the value beyond its public prefix.
struct Hit {
  const RuleInfo* kind = nullptr;  // never null
  Severity severity = Severity::high;
  Span match = {};            // with what stands round the value and gave it away
  Span value = {};            // the secret itself
  Span mask = {};             // what redact() covers: the value, and what else was taken for one
  std::string hash = {};      // keyed hash of (kind id, normalised value); short where guessable
  std::string redacted = {};  // the public prefix, if any, and "…"
  std::string reason = {};    // why this severity; empty where it is the kind's own
  bool generic = false;       // found by the name it is assigned to
  bool allowed = false;       // the line says gitleaks:allow
};

}  // namespace gate::secrets
