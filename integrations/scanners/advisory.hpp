// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/core/finding.hpp"

namespace gate::scanners {

// An advisory id as its database spells it: CVE-2024-1, GHSA-xxxx-xxxx-xxxx. Others unchanged.
std::string canonical_id(std::string_view id);
bool is_cve(std::string_view id);
bool is_ghsa(std::string_view id);
// True if `text` is an id of a database of vulnerabilities: CVE, GHSA, RUSTSEC, GO, SNYK, …
bool is_advisory(std::string_view text);
// A vendor's bulletin (DSA, USN, RHSA, …) covers several vulnerabilities, so it is no identity.
bool is_bulletin(std::string_view id);
// True for ids of malicious packages.
bool is_malware_id(std::string_view id);

// The CVE or GHSA ids in `text` that stand between characters that can be no part of an id.
std::vector<std::string> advisories_in(std::string_view text);

// Sets id, ids and aliases of a vulnerability: the primary id is the CVE where exactly one is
// known, else the tool's own id if it is a CVE, else a GHSA, else the tool's own. Bulletins become
// aliases, because one bulletin in two findings would join unrelated vulnerabilities.
void set_ids(Finding& finding, std::string_view tool_id, const std::vector<std::string>& others);

}  // namespace gate::scanners
