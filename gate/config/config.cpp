// SPDX-License-Identifier: Apache-2.0
#include "gate/config/config.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gate/config/keys.hpp"
#include "gate/config/reader.hpp"
#include "gate/core/text.hpp"
#include "gate/policy/catalogue.hpp"
#include "gate/syntax/yaml/yaml.hpp"

namespace gate::config {
namespace {

constexpr std::size_t largest = 1U << 20U;  // a configuration is a page, not a megabyte

// Ids and slugs of ours; "CVE-2026-1", "python.lang.x" are somebody else's and may be anything.
bool is_meant_as_ours(std::string_view name) {
  const auto in_slug = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
  const bool slug =
      name.find('-') != std::string_view::npos && std::all_of(name.begin(), name.end(), in_slug);
  return slug || policy::looks_like_ours(name);
}

class NameCheck {
 public:
  NameCheck(Reader& reader, const std::vector<const RuleInfo*>& catalogue)
      : reader_{reader}, catalogue_{catalogue} {}

  void rules(const yaml::Node& root) {
    const yaml::Node* rules = root.get("rules");
    if (rules == nullptr) return;
    for (const yaml::Pair& pair : rules->pairs)
      check(pair.key, pair.key_at);
  }

  void suppressions(const yaml::Node& root) {
    const yaml::Node* all = root.get("suppress");
    if (all == nullptr) return;
    for (const yaml::Child& item : all->items) {
      const yaml::Pair* id = item.node->find("id");
      if (id == nullptr) continue;
      if (id->value.node->is_scalar()) check(id->value.node->value, id->value.at);
      for (const yaml::Child& one : id->value.node->items)
        check(one.node->value, one.at);
    }
  }

 private:
  void check(const std::string& name, Span at) {
    if (!is_meant_as_ours(name) || catalogue_.knows(name)) return;
    const auto near = catalogue_.nearest(name);
    if (!near && !policy::looks_like_ours(name)) return;  // a scanner's rule has such names too
    reader_.error(at, fmt::format("unknown rule \"{}\"{}", printable(name),
                                  near ? fmt::format("; did you mean \"{}\"?", *near) : ""));
  }

  Reader& reader_;
  policy::Catalogue catalogue_;
};

}  // namespace

Configuration parse(std::string_view path, std::string_view text,
                    const std::vector<const RuleInfo*>& catalogue) {
  Configuration configuration;
  const std::string shown = printable(path);
  if (text.size() > largest) {
    configuration.errors.push_back(
        {fmt::format("{}:1:1: larger than {} bytes; that is no configuration", shown, largest)});
    return configuration;
  }
  const std::string decoded = decode_bom(std::string{text});
  auto parsed = yaml::parse(decoded);
  for (const Fault& fault : parsed.faults)
    configuration.errors.push_back({fmt::format("{}:{}", shown, fault.what)});
  if (!parsed.faults.empty() || parsed.value.roots.empty()) return configuration;
  Reader reader{shown, decoded};
  for (const yaml::Repeated& key : parsed.value.repeated)
    reader.error(key.at,
                 fmt::format("the key \"{}\" stands here a second time", printable(key.key)));
  const yaml::Node& root = *parsed.value.roots.front();
  if (parsed.value.roots.size() > 1)
    reader.error(parsed.value.roots[1]->span, "a second document; the configuration is one");
  if (root.is_null()) {
    configuration.errors = reader.take_errors();
    return configuration;
  }
  const KeyInfo whole{.name = "the configuration", .type = Type::mapping};
  read_mapping(reader, {&root, root.span}, whole, policy_keys(), configuration.policy);
  if (!catalogue.empty()) {
    NameCheck check{reader, catalogue};
    check.rules(root);
    check.suppressions(root);
  }
  configuration.errors = reader.take_errors();
  return configuration;
}

}  // namespace gate::config
