// SPDX-License-Identifier: Apache-2.0
#include "gate/core/text.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/risks/base_image_eol.hpp"

namespace gate::dockerfile {
namespace {

Severity severity(facts::Support support) {
  switch (support) {
    case facts::Support::ends_soon:
      return Severity::low;
    case facts::Support::extended_only:
      return Severity::medium;
    case facts::Support::ended:
      break;
  }
  return Severity::high;
}

std::string when(const facts::EndOfLife& end) {
  if (end.support == facts::Support::ends_soon) return "gets no security fixes after " + end.since;
  std::string text = "gets no free security fixes any more";
  if (!end.since.empty()) text = "has had no free security fixes since " + end.since;
  if (end.support == facts::Support::extended_only)
    text += ", extended support lasts to " + end.extended;
  return text;
}

// A scanner sees the distribution of the image that ships, never that of a build stage.
void check(const Dockerfile& file, Reporter& report) {
  const Stage* last = file.final_stage();
  for (const Stage& stage : file.stages) {
    if (!stage.reference) continue;
    const bool ships = &file.root_of(*last) == &stage;
    for (const facts::EndOfLife& end : facts::end_of_life(*stage.reference, file.today)) {
      Finding& finding =
          report.at(severity(end.support), {stage.image.span, stage.owner, "FROM"},
                    "{} {} in image {} {} (facts of {})", end.product, end.cycle,
                    printable(stage.image.value), when(end), facts::end_of_life_as_of());
      finding.subject = end.product + ' ' + end.cycle;
      if (!ships) finding.aliases.clear();
    }
  }
}

}  // namespace
extern const Rule base_image_eol{risks::base_image_eol, check};
}  // namespace gate::dockerfile
