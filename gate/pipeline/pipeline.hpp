// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/core/reporter.hpp"
#include "gate/core/rule.hpp"

namespace gate::pipeline {

// A `uses:` of a step, or of a job that calls another workflow.
struct ActionUse {
  enum class Source : std::uint8_t {
    repository,  // owner/name[/path]@ref
    local,       // ./path
    image        // docker://image
  };

  Source source = Source::repository;
  std::string name = {};  // "actions/checkout", "./x", "alpine:3.22"
  std::string ref = {};   // behind the last '@'
  bool known = true;      // false: holds an expression
  Span span = {};         // of the whole value

  // The ref is a full commit id, which cannot move.
  [[nodiscard]] bool is_pinned() const;
};

struct Step {
  std::string name = {};
  std::optional<ActionUse> uses = {};
  std::string run = {};  // the text of the script, expressions included
  Span span = {};
};

struct Permission {
  std::string scope = {};   // "contents"; empty for `permissions: write-all`
  std::string access = {};  // "read", "write", "none", "write-all"
  Span span = {};
};

struct Job {
  std::string name = {};   // the key
  std::string owner = {};  // "job/build"; "action" for a composite action
  Span span = {};          // of the key
  std::vector<std::string> runs_on = {};
  std::optional<ActionUse> calls = {};                      // a reusable workflow
  std::optional<std::vector<Permission>> permissions = {};  // nothing: not written
  std::vector<Step> steps = {};

  // It builds, scans or pushes container images, as far as its steps tell.
  [[nodiscard]] bool handles_images() const;
};

// One file of a CI system.
struct Pipeline {
  std::vector<std::string> triggers = {};
  std::optional<std::vector<Permission>> permissions = {};
  std::vector<Job> jobs = {};
};

using Rule = RuleOf<Pipeline>;

}  // namespace gate::pipeline
