// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/core/result.hpp"
#include "gate/core/rule.hpp"
#include "gate/policy/policy.hpp"

namespace gate::config {

// A configuration and everything that is wrong with it. With errors the policy is not to be used.
struct Configuration {
  policy::Policy policy = {};
  std::vector<Error> errors = {};  // `.gate.yaml:7:3: unknown key "fail-on"; did you mean …?`
};

// Reads the text of a `.gate.yaml`. `path` is what errors and suppressions call the file. Names
// under `rules:` and `suppress:` that look like ours are checked against `catalogue`, unless that
// is empty. An empty text gives the defaults.
Configuration parse(std::string_view path, std::string_view text,
                    const std::vector<const RuleInfo*>& catalogue = {});

// The JSON Schema of the configuration.
std::string schema();
// docs/configuration.md: every key, what it takes, its default.
std::string reference_markdown();
// The policy in force as YAML; parse() reads it back to the same policy.
std::string show(const policy::Policy& policy);
// What `gate init` writes.
std::string starter();

}  // namespace gate::config
