// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "gate/core/finding.hpp"
#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {

// How much the name of a variable says about a secret in it.
enum class NameHint : std::uint8_t {
  none,
  word,   // one of its words hints at it: CACHE_KEY, TOKEN_TTL
  secret  // DB_PASSWORD, API_KEY
};
NameHint name_hint(std::string_view name);

// Whether what an ARG or ENV says stands in the Dockerfile: no variable, or only the default of one
// that has no value (`${X:-text}`).
bool is_literal(const Text& value);
// Whether the value is the default of a variable.
bool is_fallback(const Text& value);

// One lower where the stage does not ship; null: in front of FROM, which counts as shipped.
Severity lowered_unless_final(Severity severity, const Stage* stage);

// Whether a secret mount hands something to the RUN.
bool has_secret_mount(const Instruction& run);

// Leaves the finding the names of the peers that report a variable of this name there.
Finding& keep_secret_peers(Finding& finding, const Stage* stage, Keyword keyword,
                           std::string_view name);

}  // namespace gate::dockerfile
