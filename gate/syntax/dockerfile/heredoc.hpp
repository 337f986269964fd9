// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "gate/syntax/dockerfile/dockerfile.hpp"

namespace gate::syntax::dockerfile {

// The here-documents that a joined line opens, in order, without bodies. None where a quote or a
// `${` of the line stays open, as in BuildKit.
std::vector<Heredoc> heredoc_markers(const LogicalText& line);

// The here-document that one word of COPY or ADD names, as in `<<file`.
std::optional<Heredoc> heredoc_named(std::string_view word);

}  // namespace gate::syntax::dockerfile
