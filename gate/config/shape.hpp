// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/rule.hpp"

namespace gate::config {

// What a key takes.
enum class Type : std::uint8_t {
  flag,
  whole,
  text,
  glob,
  word,  // one of `words`
  severity,
  severity_or_off,
  severity_by_kind,  // a severity, or a mapping from kinds (and `default`) to severities
  duration,
  duration_or_off,
  size,
  date,
  texts,
  globs,
  text_or_texts,
  overrides,  // a mapping from rule names to severities or off
  mapping,    // of `keys`
  mappings    // a list of those
};

// One key of the configuration: parser, schema and reference derive from it.
struct KeyInfo {
  std::string_view name = {};
  Type type = Type::text;
  std::string_view fallback = {};  // the default, as YAML; empty: none
  std::string_view doc = {};       // one or two sentences
  Texts words = {};
  std::vector<KeyInfo> (*keys)() = nullptr;
};

// "one of default, strict, cis", "a duration such as 30m, 24h or 7d".
std::string expected(const KeyInfo& key);

// Every key at the top of `.gate.yaml`, in the order of the documentation.
std::vector<KeyInfo> top_keys();

}  // namespace gate::config
