// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "gate/container/container.hpp"
#include "gate/container/interpolation.hpp"
#include "gate/core/secret_judge.hpp"

namespace gate::container {

// What a literal under a secret-like name looks like: none for paths, switches, numbers of a few
// digits and empty or masked values, sample for words such as "changeme".
Variable::Guess guess_secret(std::string_view value);

// The variable `key` with an interpolated value. The value itself is not kept.
Variable variable(std::string key, const Interpolated& value, Span span, const SecretJudge& judge);

// The variable of the entry `KEY=value` or `KEY`.
Variable variable_entry(std::string_view entry, const Variables& variables, Span span,
                        const SecretJudge& judge);

}  // namespace gate::container
