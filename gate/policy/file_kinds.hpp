// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace gate::policy {

// True for files that cannot bring a package into an artefact: prose, pictures, and source code
// outside manifests. False for whatever is not known: archives, binaries, Dockerfiles, scripts.
bool brings_no_packages(std::string_view path);

// True for manifests and lock files of package managers, by name.
bool is_manifest(std::string_view path);
// Manifests, and files that steer versions or sources of packages for the folders below them.
bool steers_packages(std::string_view path);

}  // namespace gate::policy
