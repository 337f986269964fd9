// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/sentence.hpp"

#include <limits>

#include <fmt/format.h>

#include "integrations/scanners/words.hpp"

namespace gate::scanners {

std::string package_sentence(const Package& package, std::string_view title) {
  std::string text = package.name;
  if (!package.installed.empty()) text += (text.empty() ? "" : " ") + package.installed;
  if (!text.empty()) text += ": ";
  text += title;
  text += package.fixed.empty() ? ", no fix known" : ", fixed in " + package.fixed;
  return one_line(text, 600);
}

std::string package_fix(const Package& package) {
  const std::string name = package.name.empty() ? "the package" : package.name;
  if (package.fixed.empty())
    return one_line(
        fmt::format("No fixed version is known: replace {}, or accept the risk for a time.", name));
  const bool several = package.fixed.find(',') != std::string::npos;
  return one_line(fmt::format("Update {} to {}{}.", name, several ? "one of " : "", package.fixed));
}

void set_malware(Finding& finding) {
  finding.kind = Kind::malware;
  finding.severity = Severity::critical;
  finding.reason = "a malicious package is critical whatever the tool says";
  finding.fix = "Remove the package and change every secret it could read.";
}

std::string joined(std::string_view title, std::string_view detail, std::string_view otherwise) {
  if (title.empty() && detail.empty()) return std::string{otherwise};
  if (title.empty() || detail.empty() || title == detail)
    return std::string{title.empty() ? detail : title};
  return fmt::format("{}: {}", title, detail);
}

std::uint32_t line_number(const syntax::json::Value& value) {
  const auto number = value.integer();
  if (!number || *number < 1 || *number > std::numeric_limits<std::int32_t>::max()) return 0;
  return static_cast<std::uint32_t>(*number);
}

}  // namespace gate::scanners
