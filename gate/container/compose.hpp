// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/container/container.hpp"
#include "gate/core/analysis.hpp"
#include "gate/core/outcome.hpp"
#include "gate/core/secret_judge.hpp"
#include "gate/core/tree.hpp"
#include "gate/facts/end_of_life.hpp"

namespace gate::container {

// True for the names Compose itself looks for and their usual variants: compose*.yaml,
// docker-compose*.yml, *.compose.yml, *-stack.yml; in any folder.
bool has_compose_name(std::string_view path);

// True if the text is a Compose file: by its name, or a YAML file of another name whose `services`
// is a mapping of mappings with an image, a build, extends or a provider.
bool looks_like_compose(std::string_view path, std::string_view text);

// The containers that a Compose file describes. Follows extends, include and `.env` through `tree`.
Outcome<std::vector<Container>> read_compose(const std::string& path, std::string_view text,
                                             const Tree& tree, const SecretJudge& judge,
                                             facts::Date today);

// Reads a Compose file and judges its containers.
Analysis analyse_compose(const std::string& path, std::string_view text, const Tree& tree,
                         const SecretJudge& judge, facts::Date today);

}  // namespace gate::container
