// SPDX-License-Identifier: Apache-2.0
#include "gate/container/container.hpp"
#include "gate/core/text.hpp"
#include "gate/risks/base_image_eol.hpp"

namespace gate::container {
namespace {

std::string when(const facts::EndOfLife& end) {
  if (end.support == facts::Support::ends_soon) return "gets no security fixes after " + end.since;
  std::string text = "gets no free security fixes any more";
  if (!end.since.empty()) text = "has had no free security fixes since " + end.since;
  if (end.support == facts::Support::extended_only)
    text += ", extended support lasts to " + end.extended;
  return text;
}

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

void check(const Container& container, Reporter& report) {
  for (const facts::EndOfLife& end : container.end_of_life) {
    report
        .at(severity(end.support), {container.image->span, container.owner, container.image->part},
            "{} {} in image {} {} (facts of {})", end.product, end.cycle,
            printable(container.image->text), when(end), facts::end_of_life_as_of())
        .subject = end.product + ' ' + end.cycle;
  }
}

}  // namespace
extern const Rule base_image_eol{risks::base_image_eol, check};
}  // namespace gate::container
