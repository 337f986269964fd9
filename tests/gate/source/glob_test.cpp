// SPDX-License-Identifier: Apache-2.0
#include "gate/source/glob.hpp"

#include "tests/catch.hpp"
#include "tests/gate/source/repository.hpp"

using gate::source::files_matching;
using Paths = std::vector<std::string>;

TEST_CASE("evidence is found by path and by pattern, ignored files too") {
  const gate::source::test::TemporaryFolder folder;
  for (const char* path : {"reports/trivy-2.json", "reports/trivy-1.json", "reports/old/trivy.json",
                           "reports/snyk.json", ".git/trivy.json", "trivy.json"}) {
    gate::source::test::write(folder.path() + '/' + path, "{}");
  }
  CHECK(files_matching(folder.path(), "reports/trivy-*.json").value ==
        Paths{"reports/trivy-1.json", "reports/trivy-2.json"});
  CHECK(files_matching(folder.path(), "reports/**/trivy*.json").value ==
        Paths{"reports/old/trivy.json", "reports/trivy-1.json", "reports/trivy-2.json"});
  CHECK(files_matching(folder.path(), "*trivy.json").value ==
        Paths{"reports/old/trivy.json", "trivy.json"});
  CHECK(files_matching(folder.path(), "reports/snyk.json").value == Paths{"reports/snyk.json"});
  CHECK(files_matching(folder.path(), "missing/*.json").value.empty());
  CHECK(files_matching(folder.path(), "missing.json").value.empty());
}
