// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "integrations/scanners/refusal.hpp"
#include "integrations/scanners/signs.hpp"

namespace gate::scanners {

// The layouts that are read.
enum class Format : std::uint8_t { trivy, trivy_list, trivy_cluster, snyk, sarif };

// "a Trivy report", "a SARIF log" …
std::string_view name_of(Format format);

// What a document is, by its content alone: one of ours, or a refusal that names what it is.
std::variant<Format, Refusal> detect(const Shape& shape);

// Why a SARIF log of this version is not read; an empty `what` if it is.
Refusal refuse_sarif_version(std::string_view version);

}  // namespace gate::scanners
