// SPDX-License-Identifier: Apache-2.0
#include "gate/pipeline/rules.hpp"

namespace gate::pipeline {

extern const Rule action_unpinned;

const std::vector<const Rule*>& rules() {
  static const std::vector<const Rule*> all{&action_unpinned};
  return all;
}

void judge(const Pipeline& pipeline, Reporter& report) {
  for (const Rule* rule : rules()) {
    report.start(rule->info);
    rule->check(pipeline, report);
  }
}

}  // namespace gate::pipeline
