// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/cli/trusted.hpp"
#include "gate/cli/world.hpp"
#include "gate/core/evidence.hpp"
#include "gate/core/outcome.hpp"
#include "gate/core/tree.hpp"
#include "gate/policy/policy.hpp"

namespace gate::cli {

// The scanner reports of a run, read and checked against what the policy asks for.
struct Evidence {
  std::vector<ImportedReport> reports = {};  // `introduced` is set
  std::vector<Fault> faults = {};
  std::vector<std::string> advice = {};
};

// What is known about the repository when evidence is judged.
struct Grounds {
  std::string root = {};  // paths of the policy are relative to it
  std::vector<Changed> changed = {};
  bool has_base = false;
  std::function<bool(std::string_view)> in_head = {};  // whether the head tracks a path
  Trusted trusted = {};                                // whose version of a tracked baseline counts
};

// Reads every report that `policy.evidence` names.
Evidence collect_evidence(const policy::Policy& policy, const Grounds& grounds, const World& world);

// Reads the reports named on the command line, each PATH or KIND:PATH, without further demands.
Evidence read_reports(const std::vector<std::string>& operands, const policy::Policy& policy,
                      const World& world);

}  // namespace gate::cli
