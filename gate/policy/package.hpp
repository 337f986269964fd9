// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/core/finding.hpp"

namespace gate::policy {

// A package as every scanner means it, whatever its spelling: "deb/debian/openssl",
// "pypi/pyyaml", "npm/@babel/core". Of a distribution package the source package where the purl
// names it. "?/name" where the tool gives no purl.
std::string package_identity(const Package& package);
// The installed version without epoch and leading 'v'; empty where unknown.
std::string package_version(const Package& package);

// True if `purl` (of a finding) is what `pattern` (of a configuration) names: equal identities,
// with '*' for any text, and the same version if the pattern has one.
bool matches_purl(std::string_view pattern, std::string_view purl);

// Whether '*' (any text, also '/') and everything else literally give the whole of `text`.
bool matches_text(std::string_view pattern, std::string_view text);

// The name under which every tool's row of one advisory can meet: the CVE if there is exactly one,
// else the first GHSA, else an OSV family's id, else the first of all.
std::string canonical_id(const std::vector<std::string>& ids);

}  // namespace gate::policy
