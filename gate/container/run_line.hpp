// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gate/container/container.hpp"
#include "gate/core/analysis.hpp"
#include "gate/core/secret_judge.hpp"
#include "gate/facts/end_of_life.hpp"
#include "gate/syntax/shell/shell.hpp"

namespace gate::container {

// The containers that the docker, podman and nerdctl run and create lines of a script start, with
// the flag rules of Docker's own client. Spans are those of the script.
std::vector<Container> read_run_lines(const syntax::shell::Script& script, const SecretJudge& judge,
                                      facts::Date today);

// Reads a shell text and judges the containers that it starts.
Analysis analyse_run_lines(const std::string& path, std::string_view text, const SecretJudge& judge,
                           facts::Date today);

// The same for a shell text that stands inside the file `text`; findings point into that file.
Analysis analyse_run_lines(const std::string& path, std::string_view text, const Extract& extract,
                           const SecretJudge& judge, facts::Date today);

}  // namespace gate::container
