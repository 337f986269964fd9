// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "integrations/platforms/context.hpp"

namespace gate::platforms {

// A variable's value; empty where it is not set.
std::string value_of(const Variables& variables, const std::string& name);
// True for an object id: 40 or 64 hexadecimal digits.
bool is_id(std::string_view text);
// True for an id of zeros only, whatever its length: "there is no commit".
bool is_zero_id(std::string_view text);
// True for a name that may stand in a reference: no blanks, controls, "..", or any of ~^:?*[\.
bool is_ref_name(std::string_view text);
// The branch name of "refs/heads/…"; empty for any other reference.
std::string branch_of(std::string_view ref);

}  // namespace gate::platforms
