// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gate::report {

// `text` as one line of GitHub-flavoured Markdown that shows exactly itself: no markup, no HTML, no
// table cell, no link or picture, no mention of a person or an issue.
std::string markdown_text(std::string_view text);
// `text` as a fenced code block; the fence is longer than any run of backticks in it.
std::string markdown_block(std::string_view text, std::string_view language);

}  // namespace gate::report
