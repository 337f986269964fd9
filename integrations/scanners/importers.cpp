// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "integrations/scanners/import.hpp"
#include "integrations/scanners/importer.hpp"

namespace gate::scanners {
namespace {

struct Row {
  Format format;
  Import import;
};

constexpr std::array importers{
    Row{Format::trivy, import_trivy},         Row{Format::trivy_list, import_trivy},
    Row{Format::trivy_cluster, import_trivy}, Row{Format::snyk, import_snyk},
    Row{Format::sarif, import_sarif},
};

// What a user may state. Docker Scout's reports are SARIF logs.
constexpr std::array<std::string_view, 4> names{"trivy", "snyk", "scout", "sarif"};

}  // namespace

Import importer_of(Format format) {
  const auto found = std::find_if(importers.begin(), importers.end(),
                                  [&](const Row& row) { return row.format == format; });
  return found == importers.end() ? nullptr : found->import;
}

bool satisfies(std::string_view stated, Format format, std::string_view kind) {
  return stated == kind || (stated == "sarif" && format == Format::sarif);
}

bool is_importer(std::string_view kind) {
  return std::find(names.begin(), names.end(), kind) != names.end();
}

std::vector<std::string_view> importer_names() {
  return {names.begin(), names.end()};
}

}  // namespace gate::scanners
