// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gate/container/container.hpp"
#include "gate/core/text.hpp"
#include "gate/risks/runs_as_root.hpp"

namespace gate::container {
namespace {

// The user part of user[:group]. An empty one leaves the choice to the image: no finding.
bool is_root(std::string_view user) {
  user = user.substr(0, user.find(':'));
  if (user == "root") return true;
  return !user.empty() && std::all_of(user.begin(), user.end(), [](char c) { return c == '0'; });
}

void check(const Container& container, Reporter& report) {
  if (!container.user || !container.user->known || !is_root(trim(container.user->text))) return;
  report({container.user->span, container.owner, container.user->part},
         "{} runs as root: the user is {}", printable(container.name),
         printable(container.user->text))
      .subject = "root";
}

}  // namespace
extern const Rule runs_as_root{risks::runs_as_root, check};
}  // namespace gate::container
