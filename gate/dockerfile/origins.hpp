// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {

// The owner of a stage's findings: its name, else what it is built from; never its number.
std::string owner_of(const Dockerfile& file, const Stage& stage);

// What `--from` or a mount's `from` names, seen from a stage.
Origin::Kind origin_kind(const Dockerfile& file, const Stage& stage, std::string_view name,
                         std::size_t& found);

// Sets where every COPY --from of the stage points.
void resolve_origins(const Dockerfile& file, Stage& stage);

// Sets which stages the final one needs.
void mark_used(Dockerfile& file);

}  // namespace gate::dockerfile
