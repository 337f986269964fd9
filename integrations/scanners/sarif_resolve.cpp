// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "gate/core/text.hpp"
#include "integrations/scanners/sarif_model.hpp"
#include "integrations/scanners/uri.hpp"

namespace gate::scanners::sarif {
namespace {

const Component* component_of(const Run& run, std::int64_t index) {
  if (index < 0) return &run.driver;
  const auto position = static_cast<std::size_t>(index);
  return position < run.extensions.size() ? &run.extensions[position] : nullptr;
}

const Rule* by_id(const Component& component, const std::string& id) {
  const auto found = component.by_id.find(id);
  return found == component.by_id.end() ? nullptr : &component.rules[found->second];
}

// Hierarchical ids: "CA2101/sub" belongs to rule "CA2101".
std::string parent_of(const std::string& id) {
  const std::size_t slash = id.rfind('/');
  return slash == std::string::npos ? std::string{} : id.substr(0, slash);
}

// The uri of a base, and of the base it is relative to: relative bases add a folder, an absolute
// one is the root that paths are relative to.
std::string folder_of(const Run& run, std::string_view base) {
  constexpr int most_steps = 16;
  std::string folder;
  for (int step = 0; step < most_steps && !base.empty(); ++step) {
    const auto found = run.bases.find(base);
    if (found == run.bases.end()) break;
    const std::string path = path_of_uri(found->second.uri);
    if (is_absolute(path)) break;
    if (!path.empty()) folder = folder.empty() ? path : path + "/" + folder;
    base = found->second.base;
  }
  return folder;
}

// `path` without the longest absolute base that it lies below.
std::string below_root(const Run& run, std::string path) {
  std::size_t longest = 0;
  for (const auto& [name, base] : run.bases) {
    const std::string root = path_of_uri(base.uri);
    if (root.size() > 1 && is_absolute(root) && root.size() < path.size() &&
        path.compare(0, root.size(), root) == 0 && path[root.size()] == '/')
      longest = std::max(longest, root.size() + 1);
  }
  return path.substr(longest);
}

}  // namespace

void Component::add(Rule rule) {
  by_id.emplace(rule.id, rules.size());
  rules.push_back(std::move(rule));
}

const Rule* find_rule(const Run& run, const RuleRef& ref) {
  const Component* component = component_of(run, ref.component);
  if (component != nullptr && ref.index >= 0 &&
      static_cast<std::size_t>(ref.index) < component->rules.size())
    return &component->rules[static_cast<std::size_t>(ref.index)];
  constexpr std::size_t longest_id = 1000;
  constexpr int most_parents = 16;
  std::string id = ref.id.substr(0, longest_id);
  for (int step = 0; step < most_parents && !id.empty(); ++step, id = parent_of(id)) {
    if (component != nullptr)
      if (const Rule* rule = by_id(*component, id)) return rule;
    if (const Rule* rule = by_id(run.driver, id)) return rule;
    for (const Component& extension : run.extensions)
      if (const Rule* rule = by_id(extension, id)) return rule;
  }
  return nullptr;
}

std::string level_of(const Run& run, const Row& row, const Rule* rule) {
  if (!row.level.empty()) return row.level;
  if (row.invocation >= 0 && static_cast<std::size_t>(row.invocation) < run.invocations.size() &&
      rule != nullptr)
    for (const Override& change :
         run.invocations[static_cast<std::size_t>(row.invocation)].overrides)
      if (find_rule(run, change.rule) == rule) return change.level;
  return rule != nullptr && !rule->level.empty() ? rule->level : "warning";
}

std::string message_of(const Row& row, const Rule* rule) {
  std::string_view pattern = row.message;
  if (row.message_is_id) {
    pattern = {};
    if (rule != nullptr)
      for (const auto& [id, text] : rule->messages)
        if (id == row.message) pattern = text;
  }
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool placeholder = pattern[i] == '{' && i + 2 < pattern.size() &&
                             is_digit(pattern[i + 1]) && pattern[i + 2] == '}';
    const auto argument = placeholder ? static_cast<std::size_t>(pattern[i + 1] - '0') : 0;
    if (placeholder && argument < row.arguments.size()) {
      text += row.arguments[argument];
      i += 2;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

std::string path_of(const Run& run, const Location& place) {
  std::string_view uri = place.uri;
  if (uri.empty() && place.artifact >= 0 &&
      static_cast<std::size_t>(place.artifact) < run.artifacts.size())
    uri = run.artifacts[static_cast<std::size_t>(place.artifact)];
  std::string path = path_of_uri(uri);
  if (path.empty()) return path;
  if (is_absolute(path)) return below_root(run, std::move(path));
  const std::string folder = folder_of(run, place.base);
  return folder.empty() ? path : path_of_uri(folder + "/" + path);
}

}  // namespace gate::scanners::sarif
