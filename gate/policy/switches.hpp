// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gate/core/finding.hpp"
#include "gate/policy/catalogue.hpp"
#include "gate/policy/policy.hpp"

namespace gate::policy {

// Our own findings without those of rules that are off. Where a finding that stood for another id
// goes, the covered one comes in its place. An image that `allowed_images` names is no finding of
// the rule that waits for that list.
std::vector<Finding> switched(std::vector<Finding> findings, const Policy& policy,
                              const Catalogue& catalogue);

// Whether `rules:` or `only` switches a finding off that is not of a rule of ours: a scanner's.
bool is_switched_off(const Finding& finding, const Policy& policy, const Catalogue& catalogue);

// Whether an image reference is one of `allowed_images`: "docker.io/library/*" also allows
// "alpine:3.20"; a pattern without tag or digest allows each of them.
bool is_allowed(std::string_view image, const std::vector<std::string>& allowed_images);

}  // namespace gate::policy
