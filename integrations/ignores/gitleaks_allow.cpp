// SPDX-License-Identifier: Apache-2.0
#include "integrations/ignores/gitleaks_allow.hpp"

#include <set>
#include <string>

namespace gate::ignores {

std::vector<policy::Suppression> gitleaks_allow(std::string_view path,
                                                const std::vector<Comment>& comments) {
  std::vector<policy::Suppression> found;
  std::set<std::uint32_t> lines;  // the engine and the comment reader both see it
  for (const Comment& comment : comments) {
    if (comment.text.find("gitleaks:allow") == std::string::npos) continue;
    if (!lines.insert(comment.line).second) continue;
    policy::Suppression suppression;
    suppression.ids = {"TOK*"};
    suppression.where.file = path;
    suppression.where.lines = {comment.line, comment.line};
    suppression.reason = "gitleaks:allow";
    suppression.tool = "gitleaks";
    suppression.path = path;
    suppression.line = comment.line;
    suppression.text = "gitleaks:allow";
    suppression.answers = false;
    found.push_back(suppression);
  }
  return found;
}

}  // namespace gate::ignores
