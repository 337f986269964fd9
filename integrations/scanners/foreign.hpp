// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "integrations/scanners/refusal.hpp"
#include "integrations/scanners/signs.hpp"

namespace gate::scanners {

// A JSON Schema: it has the members of a report as property names.
bool is_schema(const Signs& signs);
Refusal refuse_schema();

// Names the document of another tool; nothing if it is none that is known.
std::optional<Refusal> refuse_foreign(const Signs& signs);
// The same for a document that is a list; a list of unknown things is refused too.
Refusal refuse_foreign_list(const Shape& shape);
// Refuses an object that nothing is known about.
Refusal refuse_unknown(const Signs& signs);

}  // namespace gate::scanners
