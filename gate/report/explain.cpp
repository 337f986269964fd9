// SPDX-License-Identifier: Apache-2.0
#include "gate/report/explain.hpp"

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/report/glyph.hpp"
#include "gate/report/json_writer.hpp"
#include "gate/report/markdown.hpp"

namespace gate::report {
namespace {

constexpr std::size_t line_columns = 80;

// Breaks a text into lines at blanks, each with `indent`.
std::string wrapped(std::string_view text, std::string_view indent) {
  std::string lines;
  std::string line;
  for (const std::string_view piece : split(text, ' ')) {
    const std::string piece_shown = printable(piece);
    const std::size_t columns =
        columns_of(std::string_view{line}) + columns_of(std::string_view{piece_shown});
    if (!line.empty() && columns + indent.size() >= line_columns) {
      lines += std::string{indent} + line + '\n';
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += piece_shown;
  }
  return lines + std::string{indent} + line + '\n';
}

std::string joined(const Texts& texts) {
  std::string line;
  for (const std::string_view text : texts)
    line += (line.empty() ? "" : ", ") + std::string{text};
  return line;
}

std::string severity_text(const RuleInfo& info) {
  std::string text{word(info.severity)};
  for (const Condition& condition : info.severities)
    text += fmt::format("; {} {}", word(condition.severity), condition.when);
  return text;
}

// When the rule reports without being asked to.
std::string_view default_text(const RuleInfo& info) {
  if (info.listed_only) return "off until the configuration lists what it needs or names the rule";
  return info.strict ? "on in profile strict" : "on";
}

std::string example_text(const Listed<Example>& examples, std::string_view label) {
  std::string text;
  for (const Example& example : examples) {
    text += fmt::format("\n{}", label);
    if (example.artefact != Artefact::any) text += fmt::format(" ({})", word(example.artefact));
    text += ":\n";
    for (const std::string_view line : lines_of(example.text))
      text += "    " + printable(line) + '\n';
  }
  return text;
}

std::string_view fence_language(Artefact artefact) {
  switch (artefact) {
    case Artefact::dockerfile:
      return "dockerfile";
    case Artefact::compose:
    case Artefact::manifest:
    case Artefact::github_workflow:
    case Artefact::gitlab_ci:
      return "yaml";
    case Artefact::daemon_json:
      return "json";
    case Artefact::run_line:
    case Artefact::shell:
      return "sh";
    case Artefact::any:
    case Artefact::text:
      break;
  }
  return "";
}

std::string example_page(const Listed<Example>& examples, std::string_view label) {
  std::string text;
  for (const Example& example : examples) {
    text += fmt::format("\n{}", label);
    if (example.artefact != Artefact::any) text += fmt::format(" ({})", word(example.artefact));
    text += ":\n\n" + markdown_block(example.text, fence_language(example.artefact));
  }
  return text;
}

void add_row(std::string& onto, std::string_view label, std::string_view value) {
  if (!value.empty()) onto += fmt::format("| {} | {} |\n", label, markdown_text(value));
}

std::string cwe_text(const RuleInfo& info) {
  return info.cwe > 0 ? fmt::format("CWE-{}", info.cwe) : std::string{};
}

std::string page_name(std::string_view id) {
  std::string name;
  for (const char c : id)
    if (is_alnum(c)) name += c;
  return name + ".md";
}

void write_rule(JsonWriter& out, const RuleInfo& info) {
  const auto list = [&](std::string_view key, const Texts& texts) {
    out.open_array(key);
    for (const std::string_view text : texts)
      out.text({}, text);
    out.close();
  };
  out.open_object();
  out.text("id", info.id);
  out.text("name", info.name);
  out.text("severity", word(info.severity));
  out.open_array("severities");
  for (const Condition& condition : info.severities) {
    out.open_object();
    out.text("severity", word(condition.severity));
    out.text("when", condition.when);
    out.close();
  }
  out.close();
  out.text("title", info.title);
  out.text("why", info.why);
  out.text("fix", info.fix);
  list("references", info.references);
  list("aliases", info.aliases);
  list("cis", info.cis);
  if (info.cwe > 0) out.number("cwe", static_cast<std::uint64_t>(info.cwe));
  out.text_or_null("group", info.group);
  out.number("ruleset", static_cast<std::uint64_t>(info.ruleset));
  out.boolean("strict", info.strict);
  out.boolean("listed_only", info.listed_only);
  out.close();
}

}  // namespace

std::string explain(const RuleInfo& info) {
  std::string text = fmt::format("{} {}\n{}\n\n", info.id, info.name, printable(info.title));
  text += "why:\n" + wrapped(info.why, "    ");
  text += "fix:\n" + wrapped(info.fix, "    ");
  const auto add = [&](std::string_view label, std::string_view value) {
    if (!value.empty()) text += fmt::format("{}: {}\n", label, printable(value));
  };
  add("severity", severity_text(info));
  add("default", default_text(info));
  add("group", info.group);
  add("also known as", joined(info.aliases));
  add("CIS Docker Benchmark", joined(info.cis));
  add("weakness", cwe_text(info));
  for (const std::string_view reference : info.references)
    add("see", reference);
  text += example_text(info.bad, "reported");
  text += example_text(info.good, "not reported");
  text += fmt::format(
      "\nto accept one: a comment on the line or the line above\n"
      "    # gate:ignore {} reason: why it is fine here until: YYYY-MM-DD\n",
      info.id);
  return text;
}

std::string rule_page(const RuleInfo& info) {
  std::string text = fmt::format("# {} {}\n\n{}\n\n| | |\n|---|---|\n", markdown_text(info.id),
                                 markdown_text(info.name), markdown_text(info.title));
  add_row(text, "Severity", severity_text(info));
  add_row(text, "Default", default_text(info));
  add_row(text, "Group", info.group);
  add_row(text, "Also known as", joined(info.aliases));
  add_row(text, "CIS Docker Benchmark", joined(info.cis));
  add_row(text, "Weakness", cwe_text(info));
  text += fmt::format("\n## Why\n\n{}\n\n## What to do\n\n{}\n", markdown_text(info.why),
                      markdown_text(info.fix));
  text += "\n## Examples\n";
  text += example_page(info.bad, "Reported");
  text += example_page(info.good, "Not reported");
  text += "\nTo accept one place, with a reason and an end:\n\n" +
          markdown_block(fmt::format("# gate:ignore {} reason: … until: YYYY-MM-DD", info.id), "");
  if (!info.references.empty()) text += "\n## References\n\n";
  for (const std::string_view reference : info.references)
    text += fmt::format("- <{}>\n", reference);
  return text;
}

std::string rules_table_markdown(const std::vector<const RuleInfo*>& rules) {
  std::string text = "| id | name | severity | what |\n|---|---|---|---|\n";
  for (const RuleInfo* rule : rules)
    text +=
        fmt::format("| [{}]({}) | {} | {} | {} |\n", markdown_text(rule->id), page_name(rule->id),
                    markdown_text(rule->name), word(rule->severity), markdown_text(rule->title));
  return text;
}

std::string rules_json(const std::vector<const RuleInfo*>& rules) {
  std::string text;
  const Sink sink = [&text](std::string_view piece) { text += piece; };
  JsonWriter out{sink, 1};
  out.open_array();
  for (const RuleInfo* rule : rules)
    write_rule(out, *rule);
  out.close();
  out.finish();
  return text;
}

}  // namespace gate::report
