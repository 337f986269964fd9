// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/core/evidence.hpp"
#include "gate/core/outcome.hpp"

namespace gate::scanners {

// A scanner's result file.
struct ReportFile {
  std::string path = {};        // as shown and stored
  std::string_view bytes = {};  // the whole file
  std::string kind = {};        // the importer that must take it; empty: whichever does
};

// Reads a result file. The content alone decides what it is; a file that is no report, is cut off,
// or is of another kind than stated gives no findings and a fault that says what to do.
Outcome<ImportedReport> import_report(const ReportFile& file);

// Whether `kind` names an importer, as in `trivy:report.json`.
bool is_importer(std::string_view kind);
// "trivy", "snyk", "scout", "sarif".
std::vector<std::string_view> importer_names();

}  // namespace gate::scanners
