// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/policy.hpp"

#include <fmt/format.h>

namespace gate::policy {

std::string_view word(Profile profile) {
  switch (profile) {
    case Profile::standard:
      return "default";
    case Profile::strict:
      return "strict";
    case Profile::cis:
      return "cis";
  }
  return "default";
}

std::string_view word(NewSuppressions choice) {
  return choice == NewSuppressions::block ? "block" : "report";
}

std::string_view word(Unfixed choice) {
  return choice == Unfixed::ignore ? "ignore" : "report";
}

Severity FailOn::of(Kind kind) const {
  const auto found = kinds.find(kind);
  return found == kinds.end() ? severity : found->second;
}

std::string text_of(const FailOn& fail_on) {
  std::string exceptions;
  for (const auto& [kind, severity] : fail_on.kinds) {
    exceptions += fmt::format("{}{}: {}", exceptions.empty() ? "" : ", ", gate::word(kind),
                              gate::word(severity));
  }
  if (exceptions.empty()) return std::string{gate::word(fail_on.severity)};
  return fmt::format("{} ({})", gate::word(fail_on.severity), exceptions);
}

NewSuppressions new_suppressions(const Policy& policy) {
  if (policy.new_suppressions) return *policy.new_suppressions;
  return policy.profile == Profile::strict ? NewSuppressions::block : NewSuppressions::report;
}

}  // namespace gate::policy
