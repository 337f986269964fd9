// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "gate/core/analysis.hpp"

namespace gate::pipeline {

// True for .gitlab-ci.yml, *.gitlab-ci.yml, and YAML files below a folder .gitlab/ci.
bool looks_like_gitlab_ci(std::string_view path);

// Reads a GitLab CI file: each script of a job as shell, each image and service as the run line it
// amounts to.
Analysis analyse_gitlab_ci(const std::string& path, std::string_view text);

}  // namespace gate::pipeline
