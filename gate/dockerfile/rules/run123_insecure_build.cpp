// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/rule.hpp"
#include "gate/risks/insecure_build.hpp"

namespace gate::dockerfile {
namespace {

void check(const Dockerfile& file, Reporter& report) {
  for_each(file, Keyword::run, [&](const Stage& stage, const Instruction& run) {
    if (run.security == "insecure")
      report(site(stage, run, run.flag_span("security")),
             "this step runs unconfined, as a privileged container would")
          .subject = "security";
    if (run.network == "host")
      report
          .at(Severity::low, site(stage, run, run.flag_span("network")),
              "this step shares the network of the host")
          .subject = "network";
  });
}

}  // namespace
extern const Rule insecure_build{risks::insecure_build, check};
}  // namespace gate::dockerfile
