// SPDX-License-Identifier: Apache-2.0
#include "integrations/formats/sarif_rule.hpp"

#include <fmt/format.h>

#include "gate/report/explain.hpp"
#include "gate/report/glyph.hpp"
#include "gate/report/packages.hpp"

namespace gate::formats {
namespace {

constexpr std::size_t name_columns = 255;  // GitHub's limits
constexpr std::size_t description_columns = 1000;
constexpr std::size_t help_columns = 4000;
constexpr std::size_t message_columns = 2000;

// GitHub reads bands of CVSS from it: above 9.0 critical, from 7.0 high, 4.0 medium, 0.1 low.
std::string_view security_severity(Severity severity) {
  switch (severity) {
    case Severity::critical:
      return "9.5";
    case Severity::high:
      return "8.0";
    case Severity::medium:
      return "5.5";
    case Severity::low:
      return "2.0";
    case Severity::info:
      break;
  }
  return "0.1";
}

// "[text](target)" in a message is a link (§3.11.6) unless its brackets are escaped.
std::string without_links(std::string_view text) {
  const bool links = text.find("](") != std::string_view::npos;
  std::string plain;
  for (const char c : text) {
    if (links && (c == '[' || c == ']' || c == '\\')) plain += '\\';
    plain += c;
  }
  return plain;
}

void write_text(report::JsonWriter& out, std::string_view key, std::string_view text) {
  out.open_object(key);
  out.text("text", without_links(text));
  out.close();
}

std::string first_of(std::initializer_list<std::string_view> texts, std::size_t columns) {
  for (const std::string_view text : texts)
    if (!text.empty()) return report::clipped(text, columns);
  return "no description";
}

void write_own_texts(report::JsonWriter& out, const RuleInfo& info) {
  out.text("name", info.name);
  write_text(out, "shortDescription", first_of({info.title, info.name}, description_columns));
  write_text(out, "fullDescription", first_of({info.why, info.title}, description_columns));
  out.open_object("help");
  out.text("text", first_of({info.fix, info.why, info.title}, help_columns));
  out.text("markdown", report::rule_page(info));
  out.close();
  if (!info.references.empty()) out.text("helpUri", info.references[0]);
}

void write_foreign_texts(report::JsonWriter& out, const SarifRule& rule) {
  const std::string_view id = rule.finding_id;
  out.text("name", first_of({rule.name, id}, name_columns));
  write_text(out, "shortDescription", first_of({rule.name, id}, description_columns));
  write_text(out, "fullDescription",
             first_of({rule.description, rule.name, id}, description_columns));
  write_text(out, "help", first_of({rule.help, rule.description, rule.name, id}, help_columns));
  if (const std::string address = report::advisory_address(id); !address.empty())
    out.text("helpUri", address);
}

}  // namespace

std::string_view sarif_level(Rating severity) {
  switch (severity.value_or(Severity::high)) {
    case Severity::critical:
    case Severity::high:
      return "error";
    case Severity::medium:
      return "warning";
    case Severity::low:
    case Severity::info:
      break;
  }
  return "note";
}

std::string sarif_message(std::string_view text) {
  return without_links(report::clipped(text, message_columns));
}

void write_sarif_rule(report::JsonWriter& out, const SarifRule& rule) {
  out.open_object();
  out.text("id", rule.id);
  if (rule.info != nullptr) {
    write_own_texts(out, *rule.info);
  } else {
    write_foreign_texts(out, rule);
  }
  out.open_object("defaultConfiguration");
  out.text("level", sarif_level(rule.severity));
  out.close();
  out.open_object("properties");
  out.open_array("tags");
  out.text({}, "security");
  out.text({}, word(rule.kind));
  if (rule.info != nullptr && rule.info->cwe > 0)
    out.text({}, fmt::format("external/cwe/cwe-{:03}", rule.info->cwe));
  out.close();
  if (rule.info != nullptr) out.text("precision", "high");
  if (!rule.severity.is_unknown())
    out.text("security-severity", security_severity(rule.severity.value_or(Severity::high)));
  out.close();
  out.close();
}

}  // namespace gate::formats
