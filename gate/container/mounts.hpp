// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "gate/container/container.hpp"

namespace gate::container {

// The short form of Compose's `volumes` and of `-v`: SOURCE:TARGET[:options], TARGET alone for an
// anonymous volume. The text is interpolated; ${NAME} marks what is unknown.
Mount short_mount(std::string_view text, Span span, std::string part);

// The value of `--mount`: comma-separated key=value pairs, quoted as CSV.
Mount csv_mount(std::string_view text, Span span, std::string part);

// Whether a source is a path of the host and not the name of a volume.
bool is_host_path(std::string_view source);

// Whether the text still holds ${NAME}.
bool has_unknown(std::string_view text);

}  // namespace gate::container
