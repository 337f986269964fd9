// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gate::scanners {

// A package URL in the one spelling that all importers use: type and case-insensitive names in
// lower case, Python names by PEP 503, Go versions without `v`, an `epoch` qualifier moved into the
// version, no other qualifiers and no subpath. Empty if `text` is no package URL.
std::string canonical_purl(std::string_view text);

// The canonical package URL of a package that a tool describes by ecosystem, name and version.
// `ecosystem` is the tool's own word: Trivy's `Type` ("gomod", "debian"), Snyk's `packageManager`
// ("maven", "deb", "alpine:3.18"). Empty for an ecosystem that is not known.
std::string make_purl(std::string_view ecosystem, std::string_view name, std::string_view version);

// True if the ecosystem's packages belong to an operating system distribution.
bool is_distribution(std::string_view ecosystem);

// The package URL without its version.
std::string_view purl_without_version(std::string_view purl);

}  // namespace gate::scanners
