// SPDX-License-Identifier: Apache-2.0
// Detection and whichever importer takes the bytes.
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string_view>

#include "integrations/scanners/import.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};  // NOLINT
  const auto report = gate::scanners::import_report({"report.json", bytes, ""});
  const gate::InputReport& input = report.value.input;
  const std::uint64_t rated =
      std::accumulate(input.severities.begin(), input.severities.end(), std::uint64_t{0});
  require(input.findings == report.value.findings.size());
  require(rated + input.unknown == input.findings);
  const bool good = input.outcome == gate::ReportOutcome::findings;
  require(good == report.faults.empty());
  require(input.outcome != gate::ReportOutcome::error || report.value.findings.empty());
  for (const gate::Finding& finding : report.value.findings)
    require(!finding.path.empty() && !finding.id.empty() && finding.seen_by.size() == 1);
  return 0;
}
