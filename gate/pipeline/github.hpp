// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/core/analysis.hpp"
#include "gate/core/outcome.hpp"
#include "gate/pipeline/pipeline.hpp"

namespace gate::pipeline {

// True for .github/workflows/*.yml and *.yaml, and for action.yml and action.yaml in any folder.
bool looks_like_github_workflow(std::string_view path);

// A workflow or a composite action, and the pieces of other languages in it: each `run:` of a
// POSIX shell, and each container, service and docker:// step as the run line it amounts to.
struct GithubFile {
  Pipeline pipeline = {};
  std::vector<Extract> extracts = {};
};
Outcome<GithubFile> read_github(const std::string& path, std::string_view text);

// Reads a workflow or action and judges it.
Analysis analyse_github_workflow(const std::string& path, std::string_view text);

}  // namespace gate::pipeline
