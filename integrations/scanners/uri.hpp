// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gate::scanners {

// `text` with every %XX replaced by its byte; a broken escape stays as it is.
std::string decoded(std::string_view text);

// The path that a URI reference names: decoded, `file://` and a drive's leading slash removed,
// '\' turned into '/', "." and inner ".." resolved. Other schemes come back unchanged.
std::string path_of_uri(std::string_view uri);

// True for `/a`, `C:/a` and every URI with a scheme.
bool is_absolute(std::string_view path);

}  // namespace gate::scanners
