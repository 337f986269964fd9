// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gate/pipeline/github.hpp"
#include "gate/pipeline/gitlab.hpp"

namespace {

using namespace gate;

void require_inside(const Analysis& analysis, std::size_t size) {
  for (const Finding& finding : analysis.findings) {
    if (finding.span.end > size || finding.span.begin > finding.span.end) std::abort();
  }
  for (const Extract& extract : analysis.extracts) {
    const auto length = static_cast<std::uint32_t>(extract.text.size());
    for (std::uint32_t at = 0; at < length; at += 1 + length / 16) {
      const Span outer = extract.map.outer({at, at + 1});
      if (outer.end > size || outer.begin > outer.end) std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};  // NOLINT
  require_inside(pipeline::analyse_github_workflow(".github/workflows/x.yml", text), size);
  require_inside(pipeline::analyse_gitlab_ci(".gitlab-ci.yml", text), size);
  return 0;
}
