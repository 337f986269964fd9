// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "gate/config/config.hpp"
#include "gate/core/text.hpp"
#include "gate/policy/dates.hpp"

namespace gate::config {
namespace {

using policy::EvidenceRule;
using policy::Policy;
using policy::Suppression;

// Always in double quotes: no word can be taken for another type.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      result += fmt::format("\\{}", c);
    else if (byte < 0x20 || byte == 0x7F)
      result += fmt::format("\\x{:02x}", byte);
    else
      result += c;
  }
  return result + "\"";
}

std::string listed(const std::vector<std::string>& texts) {
  std::string items;
  for (const std::string& text : texts)
    items += (items.empty() ? "" : ", ") + quoted(text);
  return "[" + items + "]";
}

// Collects "key: value" of one mapping and writes it in one line or as an item of a list.
class Pairs {
 public:
  void add(std::string_view key, std::string value) {
    pairs_.push_back(fmt::format("{}: {}", key, std::move(value)));
  }
  void add_text(std::string_view key, std::string_view text) {
    if (!text.empty()) add(key, quoted(text));
  }
  [[nodiscard]] bool empty() const { return pairs_.empty(); }
  [[nodiscard]] std::string in_line() const {
    std::string text;
    for (const std::string& pair : pairs_)
      text += (text.empty() ? "" : ", ") + pair;
    return "{" + text + "}";
  }
  [[nodiscard]] std::string item() const {
    std::string text;
    for (const std::string& pair : pairs_)
      text += (text.empty() ? "  - " : "    ") + pair + "\n";
    return text;
  }
  [[nodiscard]] std::string lines() const {
    std::string text;
    for (const std::string& pair : pairs_)
      text += pair + "\n";
    return text;
  }

 private:
  std::vector<std::string> pairs_;
};

std::string fail_on(const policy::FailOn& fail_on) {
  if (fail_on.kinds.empty()) return std::string{word(fail_on.severity)};
  Pairs pairs;
  pairs.add("default", std::string{word(fail_on.severity)});
  for (const auto& [kind, severity] : fail_on.kinds)
    pairs.add(word(kind), std::string{word(severity)});
  return pairs.in_line();
}

std::string truth(bool value) {
  return value ? "true" : "false";
}

std::string item(const EvidenceRule& rule) {
  Pairs pairs;
  pairs.add_text("kind", rule.kind);
  pairs.add_text("path", rule.path);
  pairs.add("required", truth(rule.required));
  pairs.add("max_age", rule.max_age ? policy::duration_text(*rule.max_age) : "off");
  if (!rule.image.empty()) {
    Pairs subject;
    subject.add_text("image", rule.image);
    pairs.add("subject", subject.in_line());
  }
  if (rule.accept_unstated_subject) pairs.add("subject_unstated", "accept");
  pairs.add_text("baseline", rule.baseline);
  if (!rule.run.empty()) pairs.add("run", listed(rule.run));
  pairs.add("timeout", policy::duration_text(rule.timeout));
  pairs.add("allow_empty", truth(rule.allow_empty));
  return pairs.item();
}

std::string item(const Suppression& one) {
  Pairs where;
  where.add_text("path", one.where.path);
  where.add_text("purl", one.where.purl);
  where.add_text("owner", one.where.owner);
  where.add_text("target", one.where.target);
  where.add_text("commit", one.where.commit);
  Pairs pairs;
  if (!one.ids.empty()) pairs.add("id", listed(one.ids));
  pairs.add_text("fingerprint", one.fingerprint);
  if (!where.empty()) pairs.add("where", where.in_line());
  pairs.add_text("reason", one.reason);
  pairs.add_text("owner", one.owner);
  pairs.add_text("until", one.until);
  pairs.add_text("tool", one.tool);
  return pairs.item();
}

template <class T>
std::string items(const std::vector<T>& all) {
  if (all.empty()) return "[]";
  std::string text;
  for (const T& one : all)
    text += "\n" + item(one);
  // Each item ends with a line break of its own; the list as a whole must not.
  text.erase(
      std::unique(text.begin(), text.end(), [](char a, char b) { return a == '\n' && b == '\n'; }),
      text.end());
  text.pop_back();
  return text;
}

std::string limits(const policy::Limits& limits) {
  Pairs pairs;
  pairs.add("file_size", policy::size_text(limits.file_size));
  pairs.add("report_size", policy::size_text(limits.report_size));
  pairs.add("archive_size", policy::size_text(limits.archive_size));
  pairs.add("archive_entries", std::to_string(limits.archive_entries));
  pairs.add("archive_depth", std::to_string(limits.archive_depth));
  pairs.add("commits", std::to_string(limits.commits));
  return pairs.in_line();
}

}  // namespace

std::string show(const Policy& policy) {
  Pairs rules;
  for (const policy::Override& one : policy.rules)
    rules.add(quoted(one.rule), one.severity ? std::string{word(*one.severity)} : "off");
  Pairs pairs;
  pairs.add("ruleset", std::to_string(policy.ruleset));
  pairs.add("profile", std::string{word(policy.profile)});
  pairs.add("fail_on", fail_on(policy.fail_on));
  if (policy.scope) pairs.add("scope", std::string{word(*policy.scope)});
  pairs.add("new_suppressions", std::string{word(policy::new_suppressions(policy))});
  pairs.add("unknown_severity", std::string{word(policy.unknown_severity)});
  pairs.add("severity_from", quoted(policy.severity_from));
  pairs.add("unfixed", std::string{word(policy.unfixed)});
  pairs.add("evidence", items(policy.evidence));
  pairs.add("rules", rules.in_line());
  pairs.add("exclude", listed(policy.exclude));
  pairs.add("allowed_images", listed(policy.allowed_images));
  pairs.add("suppress", items(policy.suppress));
  pairs.add("limits", limits(policy.limits));
  return pairs.lines();
}

}  // namespace gate::config
