// SPDX-License-Identifier: Apache-2.0
#include "gate/container/compose.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "gate/container/compose_files.hpp"
#include "gate/container/rules.hpp"
#include "gate/container/service_reader.hpp"
#include "gate/core/text.hpp"
#include "gate/syntax/yaml/yaml.hpp"

namespace gate::container {
namespace {

using syntax::yaml::Node;

constexpr std::size_t most_entries = 500'000;
constexpr std::size_t most_bytes = 64'000'000;

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}
bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view name_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// The lower-case name without .yml, .yaml or .json; empty where it has none of them.
std::string stem_of(std::string_view path) {
  std::string name = lower(name_of(path));
  for (const std::string_view end : {".yml", ".yaml", ".json"}) {
    if (ends_with(name, end)) return name.substr(0, name.size() - end.size());
  }
  return {};
}

// "compose", "compose.prod", "docker-compose-dev"; not "composer".
bool has_default_name(std::string_view path) {
  std::string_view stem;
  const std::string whole = stem_of(path);
  stem = whole;
  if (starts_with(stem, "docker-")) stem.remove_prefix(7);
  if (starts_with(stem, "docker_")) stem.remove_prefix(7);
  if (!starts_with(stem, "compose")) return false;
  return stem.size() == 7 || !is_alpha(stem[7]);
}

bool has_line(std::string_view text, std::string_view start) {
  if (starts_with(text, start)) return true;
  return text.find("\n" + std::string{start}) != std::string_view::npos;
}

bool describes_services(std::string_view text) {
  if (!has_line(text, "services:") && !has_line(text, "\"services\"") &&
      trim(text).substr(0, 1) != "{")
    return false;
  const auto parsed = syntax::yaml::parse(text);
  bool one = false;
  for (const Node* root : parsed.value.roots) {
    const Node* services = root->get("services");
    if (services == nullptr || !services->is_mapping() || root->get("jobs") != nullptr) continue;
    for (const auto& pair : services->pairs) {
      const Node& service = *pair.value.node;
      if (!service.is_mapping()) return false;
      one = one || service.find("image") != nullptr || service.find("build") != nullptr ||
            service.find("extends") != nullptr || service.find("provider") != nullptr;
    }
  }
  return one;
}

Variables variables_of(const std::string& path, std::string_view text, const Tree& tree) {
  if (text.find('$') == std::string_view::npos) return {};
  const auto slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  const auto read = tree.read(folder + ".env");
  const auto* content = std::get_if<std::string>(&read);
  return content == nullptr ? Variables{} : env_file(*content);
}

// What the file as a whole lacks.
void check_shape(const std::string& path, const ComposeFile& file, std::vector<Fault>& faults) {
  if (!faults.empty()) return;
  const bool any = std::any_of(file.stream.roots.begin(), file.stream.roots.end(),
                               [](const Node* root) { return root->is_mapping(); });
  if (!any) faults.push_back({Cause::unparsable, "not a Compose file: no mapping", path, 0});
}

// Images that the file itself builds are not taken from a registry.
void mark_built(std::vector<Container>& containers) {
  std::set<std::string> built;
  for (const Container& container : containers) {
    if (container.built_here && container.image) built.insert(container.image->text);
  }
  for (Container& container : containers) {
    if (container.image && built.contains(container.image->text)) container.built_here = true;
  }
}

}  // namespace

bool has_compose_name(std::string_view path) {
  const std::string stem = stem_of(path);
  return has_default_name(path) || ends_with(stem, ".compose") || ends_with(stem, "-stack");
}

bool looks_like_compose(std::string_view path, std::string_view text) {
  if (has_default_name(path)) return !has_line(text, "apiVersion:") && !has_line(text, "jobs:");
  if (stem_of(path).empty() || ends_with(lower(name_of(path)), ".gitlab-ci.yml")) return false;
  return describes_services(text);
}

Outcome<std::vector<Container>> read_compose(const std::string& path, std::string_view text,
                                             const Tree& tree, const SecretJudge& judge,
                                             facts::Date today) {
  Outcome<std::vector<Container>> outcome;
  ComposeFiles files{path, text, tree};
  check_shape(path, files.main(), files.faults());
  const Variables variables = variables_of(path, text, tree);
  ComposeContext context{files.main(), variables, judge, most_entries, most_bytes};
  for (const Service& service : files.services()) {
    const bool runs_here =
        std::none_of(service.layers.begin(), service.layers.end(),
                     [](const Layer& layer) { return layer.node->find("provider") != nullptr; });
    if (!runs_here) continue;
    Container container = read_service(service, context);
    if (container.reference && !container.built_here)
      container.end_of_life = facts::end_of_life(*container.reference, today);
    outcome.value.push_back(std::move(container));
  }
  mark_built(outcome.value);
  if (context.entries_left == 0) {
    files.faults().push_back(
        {Cause::limit,
         fmt::format("the services have more than {} entries or {} bytes together; not read on",
                     most_entries, most_bytes),
         path, 0});
  }
  outcome.faults = std::move(files.faults());
  return outcome;
}

Analysis analyse_compose(const std::string& path, std::string_view text, const Tree& tree,
                         const SecretJudge& judge_secret, facts::Date today) {
  Analysis analysis;
  const auto containers = read_compose(path, text, tree, judge_secret, today).take(analysis.faults);
  const LineIndex index{text};
  Reporter report{path, Kind::container, index, analysis.findings};
  judge(containers, report);
  for (const Container& container : containers)
    analysis.owners.push_back(container.owner);
  return analysis;
}

}  // namespace gate::container
