// SPDX-License-Identifier: Apache-2.0
// Any bytes as a Dockerfile: every span must lie in the text, every line exist.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "gate/core/text.hpp"
#include "gate/dockerfile/analyse.hpp"

namespace {

class NoSecrets final : public gate::SecretJudge {
 public:
  [[nodiscard]] std::optional<gate::Secret> judge(std::string_view key,
                                                  std::string_view value) const override {
    static_cast<void>(key);
    static_cast<void>(value);
    return {};
  }
};

void require(bool claim) {
  if (!claim) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const NoSecrets judge;
  const std::string text = gate::decode_bom(std::string{data, data + size});
  const gate::Analysis analysis =
      gate::dockerfile::analyse("Dockerfile", text, {judge, nullptr, {2026, 11, 1}, {}});
  for (const gate::Finding& finding : analysis.findings) {
    require(finding.span.begin <= finding.span.end);
    require(finding.span.end <= text.size());
    require(finding.line >= 1);
  }
  for (const gate::Comment& comment : analysis.comments)
    require(comment.first_line <= comment.line && comment.line <= comment.last_line);
  return 0;
}
