// SPDX-License-Identifier: Apache-2.0
// The Trivy importer on any JSON, without detection in front of it.
#include <cstdint>
#include <string_view>

#include "integrations/scanners/importer.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data), size};  // NOLINT
  // A list is the old layout; the others take turns.
  const auto format = text.front() == '[' ? gate::scanners::Format::trivy_list
                      : size % 2 == 0     ? gate::scanners::Format::trivy_cluster
                                          : gate::scanners::Format::trivy;
  const auto importer = gate::scanners::import_trivy(format, "report.json");
  if (!gate::syntax::json::stream(text, *importer)) (void)importer->finish();
  return 0;
}
