// SPDX-License-Identifier: Apache-2.0
#include "gate/config/shape.hpp"

namespace gate::config {
namespace {

constexpr std::string_view severities = "info, low, medium, high or critical";

std::string listed(const Texts& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace

std::string expected(const KeyInfo& key) {
  switch (key.type) {
    case Type::flag:
      return "true or false";
    case Type::whole:
      return "a whole number from 1 on";
    case Type::text:
      return "a text";
    case Type::glob:
      return "a path or glob inside the repository, such as \"reports/*.json\"";
    case Type::word:
      return listed(key.words);
    case Type::severity:
      return std::string{severities};
    case Type::severity_or_off:
    case Type::overrides:
      return "off, " + std::string{severities};
    case Type::severity_by_kind:
      return std::string{severities} + ", or a mapping from kinds to those";
    case Type::duration:
      return "a duration such as 30m, 24h or 7d";
    case Type::duration_or_off:
      return "off or a duration such as 30m, 24h or 7d";
    case Type::size:
      return "a size such as 10MB or 64MiB";
    case Type::date:
      return "a date (YYYY-MM-DD)";
    case Type::texts:
      return "a list of texts";
    case Type::globs:
      return "a list of globs";
    case Type::text_or_texts:
      return "a text or a list of texts";
    case Type::mapping:
      return "a mapping";
    case Type::mappings:
      return "a list of mappings";
  }
  return "something else";
}

}  // namespace gate::config
