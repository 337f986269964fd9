// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gate/core/analysis.hpp"
#include "gate/syntax/yaml/yaml.hpp"

namespace gate::pipeline {

// The `docker run` line that a job's container or a service of it amounts to: `node` is the image,
// or a mapping with image (GitLab: name), options, volumes, env, command. Nothing without an image.
// `tls_directory`: an empty DOCKER_TLS_CERTDIR that reaches the container, or null.
std::optional<Extract> container_line(std::string_view file, const syntax::yaml::Child& node,
                                      std::string owner,
                                      const syntax::yaml::Pair* tls_directory = nullptr);

// The run line of a step `uses: docker://image`; `image` is the scalar with that value.
std::optional<Extract> image_step_line(std::string_view file, const syntax::yaml::Node& image,
                                       std::string owner);

// The pair DOCKER_TLS_CERTDIR of a mapping of variables, if its value is empty; else null.
const syntax::yaml::Pair* empty_tls_directory(const syntax::yaml::Node* variables);

}  // namespace gate::pipeline
