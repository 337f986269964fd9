// SPDX-License-Identifier: Apache-2.0
#include "gate/container/container.hpp"
#include "gate/core/text.hpp"
#include "gate/risks/privileged.hpp"

namespace gate::container {
namespace {

void check(const Container& container, Reporter& report) {
  for (const Flag& flag : container.privileged) {
    if (!flag.on) continue;
    std::string profile;
    if (!container.profiles.empty())
      profile = " (profile " + printable(container.profiles.front()) + ")";
    report({flag.span, container.owner, flag.part}, "{}{} is privileged through {}",
           printable(container.name), profile, flag.part)
        .subject = "privileged";
  }
}

}  // namespace
extern const Rule privileged{risks::privileged, check};
}  // namespace gate::container
