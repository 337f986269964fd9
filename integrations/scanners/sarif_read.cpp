// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "integrations/scanners/sarif_model.hpp"
#include "integrations/scanners/sentence.hpp"
#include "integrations/scanners/words.hpp"

namespace gate::scanners::sarif {
namespace {

using syntax::json::Value;

constexpr std::size_t longest_text = 2000;
constexpr std::size_t most_overrides = 200;

RuleRef read_ref(const Value& descriptor) {
  return {descriptor.get("id").text, descriptor.get("index").integer().value_or(-1),
          descriptor.get("toolComponent", "index").integer().value_or(-1)};
}

bool has_tag(const Value& properties, std::string_view tag) {
  const auto& tags = properties.get("tags").list();
  return std::any_of(tags.begin(), tags.end(),
                     [&](const Value& value) { return equals_ignoring_case(value.string(), tag); });
}

std::string message_text(const Value& message) {
  const std::string_view text = message.get("text").string();
  const std::string_view markdown = message.get("markdown").string();
  return std::string{(text.empty() ? markdown : text).substr(0, longest_text)};
}

// An accepted suppression, or one without status, is in force.
bool is_in_force(const Value& suppression) {
  const Value& status = suppression.get("status");
  return status.is_null() || status.string() == "accepted";
}

Location read_place(const Value& result) {
  const Value& place = result.get("locations").at(0).get("physicalLocation");
  const Value& artifact = place.get("artifactLocation");
  Location location{.uri = artifact.get("uri").text,
                    .base = artifact.get("uriBaseId").text,
                    .artifact = artifact.get("index").integer().value_or(-1)};
  const Value& region = place.get("region");
  location.line = line_number(region.get("startLine"));
  if (location.line == 0) return location;
  location.end_line = std::max(location.line, line_number(region.get("endLine")));
  location.column = line_number(region.get("startColumn"));
  location.end_column = line_number(region.get("endColumn"));
  if (location.end_line != location.line || location.column == 0 ||
      location.end_column <= location.column)
    location.column = location.end_column = 0;
  return location;
}

}  // namespace

Rule read_rule(const Value& value) {
  const Value& properties = value.get("properties");
  Rule rule;
  rule.id = value.get("id").text;
  rule.name = value.get("name").text;
  rule.level = value.get("defaultConfiguration", "level").string();
  rule.severity = properties.get("security-severity").text;
  rule.title = one_line(message_text(value.get("shortDescription")), 300);
  rule.text = one_line(message_text(value.get("fullDescription")), 300);
  const Value& messages = value.get("messageStrings");
  for (std::size_t i = 0; i < messages.keys.size(); ++i)
    rule.messages.emplace_back(messages.keys[i].name, message_text(messages.items[i]));
  rule.purl = properties.get("purl").string();
  // Several packages under one rule: it is not known which one a result is about.
  const auto& purls = properties.get("purls").list();
  if (purls.size() == 1) rule.purl = purls.front().string();
  rule.affected = properties.get("affected_version").string();
  rule.fixed = properties.get("fixed_version").string();
  rule.is_secret = has_tag(properties, "secret") || has_tag(properties, "secrets");
  rule.is_vulnerability = has_tag(properties, "vulnerability");
  rule.is_misconfiguration =
      has_tag(properties, "misconfiguration") || rule.name == "Misconfiguration";
  return rule;
}

Row read_row(const Value& value) {
  Row row;
  row.rule = read_ref(value.get("rule"));
  if (const std::string_view id = value.get("ruleId").string(); !id.empty()) row.rule.id = id;
  if (const auto index = value.get("ruleIndex").integer(); index && row.rule.index < 0)
    row.rule.index = *index;
  row.level = value.get("level").string();
  row.invocation = value.get("provenance", "invocationIndex").integer().value_or(-1);
  const Value& message = value.get("message");
  row.message = message_text(message);
  if (row.message.empty()) {
    row.message = message.get("id").text;
    row.message_is_id = true;
  }
  constexpr std::size_t most_arguments = 100;
  for (const Value& argument : message.get("arguments").list())
    if (row.arguments.size() < most_arguments)
      row.arguments.emplace_back(argument.string().substr(0, longest_text));
  row.place = read_place(value);
  return row;
}

Invocation read_invocation(const Value& value) {
  Invocation invocation;
  invocation.failed = value.get("executionSuccessful").is_false();
  invocation.time = value.get("endTimeUtc").string();
  if (invocation.time.empty()) invocation.time = value.get("startTimeUtc").string();
  for (const std::string_view key :
       {"exitSignalName", "processStartFailureMessage", "exitCodeDescription"})
    if (invocation.reason.empty()) invocation.reason = one_line(value.get(key).string(), 200);
  for (const Value& note : value.get("toolExecutionNotifications").list())
    if (invocation.reason.empty() && note.get("level").string() == "error")
      invocation.reason = one_line(message_text(note.get("message")), 200);
  if (const auto code = value.get("exitCode").integer(); code && invocation.reason.empty())
    invocation.reason = fmt::format("exit code {}", *code);
  for (const Value& change : value.get("ruleConfigurationOverrides").list())
    if (const std::string_view level = change.get("configuration", "level").string();
        !level.empty() && invocation.overrides.size() < most_overrides)
      invocation.overrides.push_back({read_ref(change.get("descriptor")), std::string{level}});
  return invocation;
}

Standing standing_of(const Value& result) {
  const Value& kind = result.get("kind");
  if (!kind.is_null() && kind.string() != "fail") return Standing::no_failure;
  if (result.get("baselineState").string() == "absent") return Standing::no_failure;
  const auto& suppressions = result.get("suppressions").list();
  const bool all = std::all_of(suppressions.begin(), suppressions.end(), is_in_force);
  return !suppressions.empty() && all ? Standing::suppressed : Standing::live;
}

}  // namespace gate::scanners::sarif
