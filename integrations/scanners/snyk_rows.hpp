// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "gate/core/finding.hpp"
#include "gate/syntax/json/value.hpp"

namespace gate::scanners::snyk {

// Everything that is read of an entry of `vulnerabilities` and of `infrastructureAsCodeIssues`.
extern const std::span<const std::string_view> issue_members;
extern const std::span<const std::string_view> rule_members;

// The severity word that counts: `severityWithCritical` unless a policy changed the severity.
std::string_view severity_word(const syntax::json::Value& row);

// The finding of one vulnerable path, without what only its project knows.
Finding issue(const syntax::json::Value& row);
// The finding of one infrastructure rule.
Finding rule(const syntax::json::Value& row);

// The package URL of a row, where the project's package manager is `manager`.
std::string purl_of(const syntax::json::Value& row, std::string_view manager);

}  // namespace gate::scanners::snyk
