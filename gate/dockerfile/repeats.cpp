// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/repeats.hpp"

namespace gate::dockerfile {

void report_repeats(const Dockerfile& file, Keyword keyword, Reporter& report) {
  for (const Stage& stage : file.stages) {
    const Instruction* earlier = nullptr;
    for (const Instruction& instruction : stage.instructions) {
      if (instruction.keyword != keyword || instruction.onbuild) continue;
      if (earlier != nullptr)
        report(site(stage, instruction, instruction.keyword_span),
               "this {0} replaces the {0} in line {1}, which has no effect", instruction.name(),
               earlier->syntax->first_line)
            .subject = instruction.name();
      earlier = &instruction;
    }
  }
}

}  // namespace gate::dockerfile
