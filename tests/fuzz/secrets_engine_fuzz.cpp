// SPDX-License-Identifier: Apache-2.0
//
// Any bytes: the first chooses the path, the rest is searched, redacted and judged.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "gate/secrets/redact.hpp"
#include "gate/secrets/scanner.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto engine = gate::secrets::Engine::create("key").value;
  static gate::secrets::Scanner scanner{engine};
  constexpr std::array<std::string_view, 4> paths = {"app.cfg", "src/a.ts", "tests/x.env", ""};
  if (size == 0) return 0;
  const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};  // NOLINT
  const auto found = scanner.scan(text, paths.at(data[0] % paths.size()));
  std::uint32_t last = 0;
  for (const auto& hit : found.value) {
    if (hit.kind == nullptr || hit.value.begin < last || hit.value.end > text.size() ||
        hit.value.begin >= hit.value.end || hit.mask.begin > hit.value.begin ||
        hit.mask.end < hit.value.end)
      std::abort();
    last = hit.value.end;
    const std::string_view value =
        std::string_view{text}.substr(hit.value.begin, hit.value.end - hit.value.begin);
    if (hit.redacted.find(value) != std::string::npos) std::abort();
  }
  (void)gate::secrets::redact(text, found.value);
  const std::size_t half = text.size() / 2;
  (void)scanner.judge(std::string_view{text}.substr(0, half), std::string_view{text}.substr(half));
  return 0;
}
