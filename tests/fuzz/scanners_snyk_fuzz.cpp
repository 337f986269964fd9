// SPDX-License-Identifier: Apache-2.0
// The Snyk importer on any JSON, without detection in front of it.
#include <cstdint>
#include <string_view>

#include "integrations/scanners/importer.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data), size};  // NOLINT
  constexpr auto format = gate::scanners::Format::snyk;
  const auto importer = gate::scanners::import_snyk(format, "report.json");
  if (!gate::syntax::json::stream(text, *importer)) (void)importer->finish();
  return 0;
}
