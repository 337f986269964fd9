// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "gate/config/config.hpp"
#include "gate/config/shape.hpp"

namespace gate::config {
namespace {

constexpr std::string_view introduction =
    "# Configuration\n"
    "\n"
    "`gate` reads one file: what `--config` names, else what `GATE_CONFIG` names, else "
    "`.gate.yaml` "
    "at the root of the\nrepository. Without one the defaults below hold. A key that is not listed "
    "here is an error, and exit code 2 says so.\n"
    "`gate config check` checks a file, `gate config show` prints what is in force, "
    "`gate config schema` prints a JSON Schema\nfor editors.\n";

constexpr std::string_view inline_ignores =
    "\n## Suppressions in a file\n"
    "\n"
    "A comment on the line of the finding, or alone on the line above:\n"
    "\n"
    "```dockerfile\n"
    "# gate:ignore IMG010 reason: base of a build stage until: 2027-01-31\n"
    "```\n"
    "\n"
    "Several ids are separated by commas; `gate:ignore-file ID` holds for the whole file. Without "
    "an id nothing is\nignored. Without a reason and an end there is a finding (PIP008).\n";

// A cell must not end the table row.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

void add_table(std::string& onto, std::string_view title, const std::vector<KeyInfo>& keys) {
  onto += fmt::format("\n## {}\n\n| key | takes | default | meaning |\n|---|---|---|---|\n", title);
  for (const KeyInfo& key : keys) {
    onto +=
        fmt::format("| `{}` | {} | {} | {} |\n", key.name, cell(expected(key)),
                    key.fallback.empty() ? "" : fmt::format("`{}`", key.fallback), cell(key.doc));
  }
  for (const KeyInfo& key : keys) {
    if (key.keys == nullptr) continue;
    const std::string name = title == "Top level" ? fmt::format("`{}`", key.name)
                                                  : fmt::format("{}, `{}`", title, key.name);
    add_table(onto, name, key.keys());
  }
}

}  // namespace

std::string reference_markdown() {
  std::string text{introduction};
  add_table(text, "Top level", top_keys());
  text += inline_ignores;
  return text;
}

std::string starter() {
  return "# What gate checks in this repository. Every key: `gate config schema`, "
         "docs/configuration.md.\n"
         "ruleset: 1\n"
         "fail_on: high          # info, low, medium, high or critical; per kind: {default: high, "
         "secret: low}\n"
         "scope: change          # only what a change introduces blocks\n"
         "\n"
         "# Scanner reports that must be there before a change passes:\n"
         "# evidence:\n"
         "#   - kind: trivy\n"
         "#     path: reports/trivy*.json\n"
         "#     max_age: 24h\n"
         "\n"
         "# Rules that do not fit here, by id, slug or another tool's id:\n"
         "# rules: {IMG030: off}\n"
         "\n"
         "# exclude: [\"third_party/**\"]\n"
         "\n"
         "# suppress:\n"
         "#   - id: CVE-2026-1234\n"
         "#     where: {path: \"services/api/**\"}\n"
         "#     reason: the code is not reachable\n"
         "#     until: 2027-01-31\n";
}

}  // namespace gate::config
