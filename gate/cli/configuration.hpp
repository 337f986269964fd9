// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gate/cli/arguments.hpp"
#include "gate/cli/trusted.hpp"
#include "gate/cli/world.hpp"
#include "gate/core/result.hpp"
#include "gate/policy/policy.hpp"

namespace gate::cli {

// The policy in force and where it comes from.
struct PolicyChoice {
  policy::Policy policy = {};
  std::string origin = {};  // for people: ".gate.yaml", "defaults", "… of the target"
  std::vector<std::string> advice = {};  // what to know about the choice
  std::vector<Fault> faults = {};        // a configuration that is there and cannot be read
};

// The root of the repository around the current folder; outside git the current folder.
std::string root_folder(const World& world);

// The configuration on disk: --config, GATE_CONFIG, .gate.yaml at the root, else the defaults. The
// command line's --fail-on, --profile, --scope, --only and --skip are applied. An Error holds every
// defect of the file, one a line.
Result<PolicyChoice> disk_configuration(const Arguments& arguments, const World& world);

// The configuration for a change whose author does not decide about it: a pull or merge request.
// It is the target's; the head's is checked too, and an invalid one is an Error.
Result<PolicyChoice> target_configuration(const Arguments& arguments, const World& world,
                                          const Trusted& trusted, const std::string& target_name);

}  // namespace gate::cli
