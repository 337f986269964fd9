// SPDX-License-Identifier: Apache-2.0
// The one table of the configuration. A new key is a row here and a member of Policy.
#include "gate/config/keys.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::config {
namespace {

using policy::EvidenceRule;
using policy::Policy;
using policy::Suppression;
using policy::Where;
using Value = const yaml::Child&;
using Info = const KeyInfo&;

void read_fail_on(Reader& reader, Value value, Info key, Policy& onto) {
  if (!value.node->is_mapping()) {
    reader.severity(value, key, onto.fail_on.severity);
    return;
  }
  std::vector<std::string_view> known{"default"};
  for (int i = 0; i <= static_cast<int>(Kind::policy); ++i)
    known.push_back(word(static_cast<Kind>(i)));
  for (const yaml::Pair& pair : value.node->pairs) {
    const KeyInfo one{.name = pair.key, .type = Type::severity};
    const auto kind = kind_named(pair.key);
    if (pair.key == "default") {
      reader.severity(pair.value, one, onto.fail_on.severity);
    } else if (kind) {
      Severity severity = onto.fail_on.severity;
      reader.severity(pair.value, one, severity);
      onto.fail_on.kinds[*kind] = severity;
    } else {
      reader.unknown_key(pair, known);
    }
  }
}

void read_evidence(Reader& reader, Value value, Info key, Policy& onto) {
  if (!value.node->is_sequence()) {
    reader.wrong(value, key);
    return;
  }
  for (const yaml::Child& item : value.node->items) {
    EvidenceRule rule;
    rule.line = reader.line(item.at);
    read_mapping(reader, item, key, evidence_keys(), rule);
    if (item.node->is_mapping() && item.node->find("path") == nullptr &&
        item.node->find("run") == nullptr)
      reader.error(item.at, "an entry of \"evidence\" needs \"path\" or \"run\"");
    onto.evidence.push_back(std::move(rule));
  }
}

void read_rules(Reader& reader, Value value, Info key, Policy& onto) {
  if (!value.node->is_mapping()) {
    KeyInfo mapping = key;
    mapping.type = Type::mapping;
    reader.wrong(value, mapping);
    return;
  }
  for (const yaml::Pair& pair : value.node->pairs) {
    const auto star = pair.key.find('*');
    if (pair.key.empty() ||
        (star != std::string::npos && (star < 2 || star + 1 != pair.key.size()))) {
      reader.error(pair.key_at,
                   fmt::format("\"{}\" names no rules; a pattern is two characters or more and a "
                               "final \"*\"",
                               printable(pair.key)));
      continue;
    }
    policy::Override one;
    one.rule = pair.key;
    const KeyInfo info{.name = pair.key, .type = Type::severity_or_off};
    reader.severity_or_off(pair.value, info, one.severity);
    onto.rules.push_back(std::move(one));
  }
}

void read_suppress(Reader& reader, Value value, Info key, Policy& onto) {
  if (!value.node->is_sequence()) {
    reader.wrong(value, key);
    return;
  }
  for (const yaml::Child& item : value.node->items) {
    Suppression one;
    one.path = reader.path();
    one.line = reader.line(item.at);
    read_mapping(reader, item, key, suppress_keys(), one);
    if (item.node->is_mapping() && item.node->find("id") == nullptr &&
        item.node->find("fingerprint") == nullptr)
      reader.error(item.at, "an entry of \"suppress\" needs \"id\" or \"fingerprint\"");
    onto.suppress.push_back(std::move(one));
  }
}

template <class Choice>
void read_choice(Reader& reader, Value value, Info key, Choice& onto) {
  if (const auto choice = reader.word(value, key)) onto = static_cast<Choice>(*choice);
}

}  // namespace

const Keys<Policy>& policy_keys() {
  static const Keys<Policy> keys{
      {{.name = "ruleset",
        .type = Type::whole,
        .fallback = "1",
        .doc = "The generation of rules that are on by default. A newer gate brings new rules only "
               "to who raises this number."},
       [](Reader& reader, Value value, Info key, Policy& onto) {
         std::uint64_t number = onto.ruleset;
         reader.whole(value, key, number);
         onto.ruleset = static_cast<std::uint32_t>(number);
       }},
      {{.name = "profile",
        .type = Type::word,
        .fallback = "default",
        .doc = "`strict` lifts missing hardening to medium, turns on more rules and blocks new "
               "suppressions; `cis` shows the numbers of the CIS Docker Benchmark.",
        .words = {"default", "strict", "cis"}},
       [](Reader& reader, Value value, Info key, Policy& onto) {
         read_choice(reader, value, key, onto.profile);
       }},
      {{.name = "fail_on",
        .type = Type::severity_by_kind,
        .fallback = "high",
        .doc =
            "From which severity on a finding blocks; for all kinds or for each: {default: high, "
            "secret: low}."},
       read_fail_on},
      {{.name = "scope",
        .type = Type::word,
        .doc = "What blocks: only what the change introduces, or everything found. Without it: "
               "`change` where there is a base, else `all`.",
        .words = {"change", "all"}},
       [](Reader& reader, Value value, Info key, Policy& onto) {
         if (const auto choice = reader.word(value, key))
           onto.scope = *choice == 0 ? Scope::change : Scope::all;
       }},
      {{.name = "new_suppressions",
        .type = Type::word,
        .doc = "What a suppression that the change adds leads to: a line in every output, or a "
               "blocking finding. Without it: `report`, in profile strict `block`.",
        .words = {"report", "block"}},
       [](Reader& reader, Value value, Info key, Policy& onto) {
         if (const auto choice = reader.word(value, key))
           onto.new_suppressions = static_cast<policy::NewSuppressions>(*choice);
       }},
      {{.name = "unknown_severity",
        .type = Type::severity,
        .fallback = "high",
        .doc =
            "What a finding of unknown severity counts as. It is shown as unknown all the same."},
       [](Reader& reader, Value value, Info key, Policy& onto) {
         reader.severity(value, key, onto.unknown_severity);
       }},
      {{.name = "severity_from",
        .type = Type::text,
        .fallback = "worst",
        .doc = "Whose word counts where scanners disagree: `worst`, `first` (in the order of the "
               "reports), or a scanner's name; where that one is silent, the worst."},
       [](Reader& reader, Value value, Info key, Policy& onto) {
         reader.text(value, key, onto.severity_from);
       }},
      {{.name = "unfixed",
        .type = Type::word,
        .fallback = "report",
        .doc = "Whether vulnerabilities without a fixed version count (`report`) or not "
               "(`ignore`).",
        .words = {"report", "ignore"}},
       [](Reader& reader, Value value, Info key, Policy& onto) {
         read_choice(reader, value, key, onto.unfixed);
       }},
      {{.name = "evidence",
        .type = Type::mappings,
        .doc = "Scanner reports that must be there before anything passes.",
        .keys = [] { return infos(evidence_keys()); }},
       read_evidence},
      {{.name = "rules",
        .type = Type::overrides,
        .doc = "Switches rules off or gives them another severity, by id, slug, another tool's id "
               "or a pattern: {IMG030: off, DL30*: low}."},
       read_rules},
      {{.name = "exclude",
        .type = Type::globs,
        .doc = "Paths that are not read. Each is counted in the receipt."},
       [](Reader& reader, Value value, Info key, Policy& onto) {
         reader.texts(value, key, onto.exclude);
       }},
      {{.name = "allowed_images",
        .type = Type::texts,
        .doc = "Images that may be used; any other is a finding (IMG004). `*` stands for any "
               "text."},
       [](Reader& reader, Value value, Info key, Policy& onto) {
         reader.texts(value, key, onto.allowed_images);
       }},
      {{.name = "suppress",
        .type = Type::mappings,
        .doc = "Findings that do not count.",
        .keys = [] { return infos(suppress_keys()); }},
       read_suppress},
      {{.name = "limits",
        .type = Type::mapping,
        .doc = "Caps on what is read. Hitting one is said, never passed over.",
        .keys = [] { return infos(limits_keys()); }},
       [](Reader& reader, Value value, Info key, Policy& onto) {
         read_mapping(reader, value, key, limits_keys(), onto.limits);
       }},
  };
  return keys;
}

std::vector<KeyInfo> top_keys() {
  return infos(policy_keys());
}

}  // namespace gate::config
