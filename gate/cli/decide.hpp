// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gate/cli/arguments.hpp"
#include "gate/cli/configuration.hpp"
#include "gate/cli/output.hpp"
#include "gate/cli/world.hpp"
#include "gate/core/result.hpp"
#include "gate/policy/judge.hpp"
#include "gate/scan/scan.hpp"

namespace gate::cli {

// What every judging command needs before it looks at anything.
struct Tools {
  PolicyChoice choice = {};
  policy::Baseline baseline = {};  // of --baseline; empty where there is none yet
  std::string key = {};            // of the secret hashes
  scan::Settings settings = {};
  std::vector<Fault> faults = {};  // the engine's own
};

// Reads the baseline and starts the engine for a policy. An Error (exit 2): the baseline cannot be
// read.
Result<Tools> prepare(PolicyChoice choice, const Trusted& trusted, const Arguments& arguments,
                      const World& world);

// The same with the configuration on disk.
Result<Tools> prepare(const Arguments& arguments, const World& world);

// Everything that was found, on its way to a verdict.
struct Case {
  Subject subject = {};
  scan::Scanned scanned = {};
  std::vector<ImportedReport> reports = {};
  std::vector<Fault> faults = {};
  std::vector<Changed> changed = {};
  bool has_base = false;
  bool looked_at_all = false;  // of what suppressions and the baseline speak about
  FileText text = {};          // of the judged files, for source lines
};

// Applies the policy, writes every output (and the baseline with --update), gives the exit code.
// Each case is judged for itself: what one ref of a push ignores says nothing about another.
int decide(std::vector<Case> cases, const Tools& tools, const Arguments& arguments,
           const World& world);
int decide(Case found, const Tools& tools, const Arguments& arguments, const World& world);

}  // namespace gate::cli
