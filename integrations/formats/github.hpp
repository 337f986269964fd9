// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "gate/report/emitter.hpp"

namespace gate::formats {

using report::Options;

// The whole text for a GitHub step's log: the terminal's text, during which the runner obeys no
// commands, then the annotations. `options.token` must be random.
void github(const Report& report, const Options& options, const Sink& sink);
// The annotations alone: at most 10 errors, 10 warnings and 10 notices, ranked; where there are
// more, the last of a kind says how many.
void github_annotations(const Report& report, const Options& options, const Sink& sink);
// The text for GITHUB_STEP_SUMMARY: Markdown of at most 1,000,000 bytes, which says what it leaves
// out.
void github_summary(const Report& report, const Options& options, const Sink& sink);
// The text for GITHUB_OUTPUT: verdict, exit-code, message, faults and the five counts.
void github_outputs(const Report& report, const Options& options, const Sink& sink);

// Passes on what `write` writes with the runner's commands switched off. Without a token of at
// least 32 letters and digits every line that could be a command is broken instead.
void github_guarded(std::string_view token, const std::function<void(const Sink&)>& write,
                    const Sink& sink);

}  // namespace gate::formats
