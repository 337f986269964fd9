// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "gate/core/comment.hpp"
#include "gate/core/rule.hpp"

namespace gate::syntax::comments {

// The comments of a text in the language that its file name says; of an unknown one everything that
// common languages take for a comment. A comment of several lines comes as one for each line. One
// that stands alone on its line also governs the next line that is neither blank nor a comment.
// Strings that go over several lines are followed only as far as is cheap; linear in the text.
std::vector<Comment> comments(std::string_view text, std::string_view file_name);

// The same for a text whose kind is known but whose name is not (stdin).
std::vector<Comment> comments(std::string_view text, Artefact artefact);

}  // namespace gate::syntax::comments
