// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gate::formats {

// `text` as the data of a workflow command (after the second "::").
std::string github_data(std::string_view text);
// `text` as the value of a property of a workflow command.
std::string github_property(std::string_view text);
// One line of a log, changed so that no runner takes it for a command in either syntax.
std::string github_log_line(std::string_view line);

}  // namespace gate::formats
