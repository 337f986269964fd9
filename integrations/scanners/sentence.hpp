// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gate/core/finding.hpp"
#include "gate/syntax/json/value.hpp"

namespace gate::scanners {

// "lodash 4.17.15: Command injection, fixed in 4.17.21".
std::string package_sentence(const Package& package, std::string_view title);
// "Update lodash to 4.17.21." or what to do where no fix is known.
std::string package_fix(const Package& package);
// Makes the finding one of a malicious package, which is critical whatever the tool says.
void set_malware(Finding& finding);
// "title: detail", or whichever there is, or `otherwise`.
std::string joined(std::string_view title, std::string_view detail, std::string_view otherwise);
// A line number from 1, or 0 for everything that is none.
std::uint32_t line_number(const syntax::json::Value& value);

}  // namespace gate::scanners
