// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/variables.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gate/core/text.hpp"

namespace gate::dockerfile {
namespace {

constexpr std::array<std::string_view, 11> platform_arguments{
    "BUILDPLATFORM",  "BUILDOS",         "BUILDARCH",  "BUILDVARIANT",
    "BUILDOSVERSION", "TARGETPLATFORM",  "TARGETOS",   "TARGETARCH",
    "TARGETVARIANT",  "TARGETOSVERSION", "TARGETSTAGE"};
constexpr std::array<std::string_view, 5> proxy_arguments{"http_proxy", "https_proxy", "ftp_proxy",
                                                          "no_proxy", "all_proxy"};

bool is_platform_argument(std::string_view name) {
  return std::find(platform_arguments.begin(), platform_arguments.end(), name) !=
         platform_arguments.end();
}

bool is_proxy_argument(std::string_view name) {
  return std::any_of(proxy_arguments.begin(), proxy_arguments.end(),
                     [&](std::string_view one) { return equals_ignoring_case(one, name); });
}

syntax::dockerfile::Variable variable_of(const Known& known) {
  return {known.knowledge, known.value};
}

Known known_of(const Pair& pair, bool environment) {
  Known known;
  known.pair = &pair;
  known.environment = environment;
  if (!pair.value) return known;
  known.knowledge = pair.value->known ? Knowledge::known : Knowledge::set;
  if (pair.value->known) known.value = pair.value->value;
  return known;
}

}  // namespace

bool is_predefined(std::string_view name) {
  return is_platform_argument(name) || is_proxy_argument(name);
}

void GlobalScope::declare(const Pair& pair) {
  variables_.insert_or_assign(pair.name, known_of(pair, false));
}

const Known* GlobalScope::declared(std::string_view name) const {
  const auto found = variables_.find(name);
  return found == variables_.end() ? nullptr : &found->second;
}

syntax::dockerfile::Variable GlobalScope::find(std::string_view name) const {
  const Known* known = declared(name);
  if (known != nullptr && known->knowledge != Knowledge::unset) return variable_of(*known);
  if (is_platform_argument(name)) return {Knowledge::set, {}};
  if (known != nullptr || is_proxy_argument(name)) return {Knowledge::unset, {}};
  return {};
}

void StageScope::declare(const Pair& pair) {
  const auto existing = variables_.find(pair.name);
  if (existing != variables_.end() && existing->second.environment) return;
  Known known = known_of(pair, false);
  if (!pair.value) {
    const Known* global = globals_.declared(pair.name);
    if (global != nullptr) {
      known.knowledge = global->knowledge;
      known.value = global->value;
    } else if (is_platform_argument(pair.name)) {
      known.knowledge = Knowledge::set;
    }
  }
  variables_.insert_or_assign(pair.name, std::move(known));
}

void StageScope::set(const Pair& pair) {
  variables_.insert_or_assign(pair.name, known_of(pair, true));
}

syntax::dockerfile::Variable StageScope::find(std::string_view name) const {
  const auto found = variables_.find(name);
  if (found != variables_.end()) return variable_of(found->second);
  if (is_proxy_argument(name)) return {Knowledge::unset, {}};
  return {};
}

Text resolve(const syntax::dockerfile::LogicalText& content, Span span,
             syntax::dockerfile::Expander& expander, const syntax::dockerfile::Lookup& lookup) {
  Text text;
  text.written = content.text();
  text.span = span;
  syntax::dockerfile::Expanded made = expander.expand(content.text(), lookup);
  text.value = std::move(made.text);
  text.known = made.known;
  text.quoted = made.quoted;
  for (syntax::dockerfile::Reference& use : made.references)
    text.references.push_back(
        {std::move(use.name), content.outer(use.span), use.knowledge, use.has_default});
  return text;
}

Text plain_text(const syntax::dockerfile::Word& word) {
  Text text;
  text.written = word.text();
  text.value = word.text();
  text.span = word.span;
  return text;
}

}  // namespace gate::dockerfile
