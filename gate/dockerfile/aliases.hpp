// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string_view>

#include "gate/core/finding.hpp"

// A rule's aliases are the union of its peers' names; a finding names only the peers whose own
// reading fires at this place.
namespace gate::dockerfile {

// Leaves the finding those of its aliases that are listed.
Finding& keep_aliases(Finding& finding, std::initializer_list<std::string_view> kept);
// Takes the listed aliases from the finding.
Finding& drop_aliases(Finding& finding, std::initializer_list<std::string_view> dropped);

}  // namespace gate::dockerfile
