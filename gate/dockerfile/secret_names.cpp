// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/secret_names.hpp"

#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/facts/secret_names.hpp"

namespace gate::dockerfile {
namespace {

bool has_part(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return text.find(part) != std::string_view::npos;
  });
}

}  // namespace

NameHint name_hint(std::string_view name) {
  if (facts::is_secret_name(name)) return NameHint::secret;
  return facts::has_secret_word(name) ? NameHint::word : NameHint::none;
}

bool is_fallback(const Text& value) {
  return value.known && !value.references.empty() &&
         std::all_of(value.references.begin(), value.references.end(), [](const Use& use) {
           return use.has_default && use.knowledge != Knowledge::known &&
                  use.knowledge != Knowledge::set;
         });
}

bool is_literal(const Text& value) {
  return value.known && (value.references.empty() || is_fallback(value));
}

Severity lowered_unless_final(Severity severity, const Stage* stage) {
  if (stage == nullptr || stage->is_final) return severity;
  switch (severity) {
    case Severity::critical:
      return Severity::high;
    case Severity::high:
      return Severity::medium;
    case Severity::medium:
      return Severity::low;
    case Severity::low:
    case Severity::info:
      return Severity::info;
  }
  return severity;
}

bool has_secret_mount(const Instruction& run) {
  return std::any_of(run.mounts.begin(), run.mounts.end(),
                     [](const Mount& mount) { return mount.type == "secret"; });
}

// hadolint looks for parts of the name, BuildKit and Trivy for words, Trivy in the last stage only;
// dockle sees the environment of the finished image.
Finding& keep_secret_peers(Finding& finding, const Stage* stage, Keyword keyword,
                           std::string_view name) {
  const std::string low = lower(name);
  const bool variable = keyword == Keyword::env || keyword == Keyword::arg;
  const bool last = stage != nullptr && stage->is_final;
  const bool word = facts::has_secret_word(name);
  if (!variable || !has_part(low, {"api_key", "client_key", "password", "private", "secret",
                                   "token", "username"}))
    drop_aliases(finding, {"DL3064"});
  if (!variable || !word) drop_aliases(finding, {"SecretsUsedInArgOrEnv"});
  if (!variable || !word || !last) drop_aliases(finding, {"DS-0031", "AVD-DS-0031", "DS031"});
  if (keyword != Keyword::env || !last ||
      !has_part(low, {"pass", "secret", "key", "access", "token"}))
    drop_aliases(finding, {"CIS-DI-0010"});
  if (keyword != Keyword::arg) drop_aliases(finding, {"secret-in-build-arg"});
  return finding;
}

}  // namespace gate::dockerfile
