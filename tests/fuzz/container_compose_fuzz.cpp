// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gate/container/compose.hpp"
#include "gate/container/run_line.hpp"

namespace {

using namespace gate;

constexpr RuleInfo kind{.id = "TOK900", .name = "made-up-token", .title = "A token"};

class EveryFifthJudge final : public SecretJudge {
 public:
  [[nodiscard]] std::optional<Secret> judge(std::string_view /*key*/,
                                            std::string_view value) const override {
    if (value.size() % 5 != 0) return std::nullopt;
    return Secret{&kind, Severity::high, "hash"};
  }
};

void require_inside(const Analysis& analysis, std::size_t size) {
  for (const Finding& finding : analysis.findings) {
    if (finding.span.end > size || finding.span.begin > finding.span.end) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};  // NOLINT
  const EveryFifthJudge judge;
  MemoryTree tree;
  tree.add("other.yml", std::string{text});
  tree.add(".env", std::string{text});
  (void)container::looks_like_compose("x.yml", text);
  require_inside(container::analyse_compose("compose.yaml", text, tree, judge, {2026, 8, 22}),
                 size);
  require_inside(container::analyse_run_lines("x.sh", text, judge, {2026, 8, 22}), size);
  return 0;
}
