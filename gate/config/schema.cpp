// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "gate/config/config.hpp"
#include "gate/config/shape.hpp"
#include "gate/core/finding.hpp"

namespace gate::config {
namespace {

using Json = nlohmann::ordered_json;

const Json& severities() {
  static const Json words{"info", "low", "medium", "high", "critical"};
  return words;
}

Json text_list() {
  return {{"type", "array"}, {"items", {{"type", "string"}}}};
}

Json severity_by_kind() {
  Json kinds = Json::object();
  kinds["default"] = {{"enum", severities()}};
  for (int i = 0; i <= static_cast<int>(Kind::policy); ++i)
    kinds[std::string{word(static_cast<Kind>(i))}] = {{"enum", severities()}};
  return {{"anyOf",
           {{{"enum", severities()}},
            {{"type", "object"}, {"properties", kinds}, {"additionalProperties", false}}}}};
}

Json severity_or_off() {
  Json words = severities();
  words.insert(words.begin(), "off");
  // An editor that reads YAML 1.1 takes a bare off for false.
  return {{"anyOf", {{{"enum", words}}, {{"const", false}}}}};
}

Json duration(bool or_off) {
  Json text{{"type", "string"}, {"pattern", "^[0-9]+[smhdw]$"}};
  if (!or_off) return text;
  return {{"anyOf", {std::move(text), {{"enum", {"off", false}}}}}};
}

Json object(const std::vector<KeyInfo>& keys);

Json of(const KeyInfo& key) {
  switch (key.type) {
    case Type::flag:
      return {{"type", "boolean"}};
    case Type::whole:
      return {{"type", "integer"}, {"minimum", 1}};
    case Type::text:
      return {{"type", "string"}};
    case Type::glob:
      return {{"type", "string"}, {"minLength", 1}};
    case Type::word:
      return {{"enum", std::vector<std::string>(key.words.begin(), key.words.end())}};
    case Type::severity:
      return {{"enum", severities()}};
    case Type::severity_or_off:
      return severity_or_off();
    case Type::severity_by_kind:
      return severity_by_kind();
    case Type::duration:
    case Type::duration_or_off:
      return duration(key.type == Type::duration_or_off);
    case Type::size:
      return {{"type", {"string", "integer"}}, {"pattern", "^[0-9]+([kKMG]B|[KMG]iB)?$"}};
    case Type::date:
      return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
    case Type::texts:
    case Type::globs:
      return text_list();
    case Type::text_or_texts:
      return {{"anyOf", {{{"type", "string"}}, text_list()}}};
    case Type::overrides:
      return {{"type", "object"}, {"additionalProperties", severity_or_off()}};
    case Type::mapping:
      return object(key.keys());
    case Type::mappings:
      return {{"type", "array"}, {"items", object(key.keys())}};
  }
  return true;
}

Json object(const std::vector<KeyInfo>& keys) {
  Json properties = Json::object();
  for (const KeyInfo& key : keys) {
    Json one = of(key);
    one["description"] = std::string{key.doc};
    properties[std::string{key.name}] = std::move(one);
  }
  return {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
}

}  // namespace

std::string schema() {
  Json root{{"$schema", "http://json-schema.org/draft-07/schema#"},
            {"title", "Configuration of gate (.gate.yaml)"}};
  root.update(object(top_keys()));
  return root.dump(2) + "\n";
}

}  // namespace gate::config
