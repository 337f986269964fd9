// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gate::formats {

// A path as the path of a URI (RFC 3986): everything but unreserved characters and '/' is
// percent-encoded, byte by byte.
std::string uri_path(std::string_view path);

}  // namespace gate::formats
