// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "gate/core/evidence.hpp"
#include "gate/core/outcome.hpp"
#include "gate/syntax/json/json.hpp"
#include "integrations/scanners/detect.hpp"

namespace gate::scanners {

// Turns one report into findings while it is read.
class Importer : public syntax::json::Visitor {
 public:
  // The report, asked for once, after the whole document has been read without a defect.
  virtual Outcome<ImportedReport> finish() = 0;
};

using Import = std::unique_ptr<Importer> (*)(Format format, std::string path);

std::unique_ptr<Importer> import_trivy(Format format, std::string path);
std::unique_ptr<Importer> import_snyk(Format format, std::string path);
std::unique_ptr<Importer> import_sarif(Format format, std::string path);

// The importer of a layout.
Import importer_of(Format format);

// True if a report of this layout, written by the tool `kind` ("trivy", "scout", "sarif"), is what
// a user means by `stated`.
bool satisfies(std::string_view stated, Format format, std::string_view kind);

}  // namespace gate::scanners
