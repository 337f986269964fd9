// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "integrations/platforms/context.hpp"
#include "integrations/platforms/variables.hpp"

namespace gate::platforms {
namespace {

using Kind = BaseCandidate::Kind;

constexpr const char* advice = "fetch the history with `git fetch --unshallow`";

struct Ends {
  std::string base, head;
};

// "A..B" and "A...B" mean the same here: from where the two part to B. An empty end is HEAD.
bool parse_range(const std::string& range, Ends& ends) {
  const std::size_t dots = range.find("..");
  if (dots == std::string::npos) return false;
  const std::size_t after = range.find_first_not_of('.', dots);
  const std::size_t count = (after == std::string::npos ? range.size() : after) - dots;
  if (count > 3) return false;
  ends.base = range.substr(0, dots);
  ends.head = after == std::string::npos ? std::string{} : range.substr(after);
  if (ends.base.empty()) ends.base = "HEAD";
  if (ends.head.empty()) ends.head = "HEAD";
  return ends.head.find("..") == std::string::npos;
}

}  // namespace

Context local_context(const Asked& asked, const Variables& variables) {
  Context context;
  context.platform = Platform::local;
  context.event = "manual";
  context.ci = is_ci(variables);
  ChangeRequest change;
  change.name = asked.bare ? "HEAD" : "the work tree";
  change.head = asked.bare ? "HEAD" : "";
  change.advice = advice;
  change.all_without_base = true;
  change.bases = {{Kind::default_branch, {}, "the merge base with the upstream's default branch"}};
  context.changes.push_back(std::move(change));
  override_with(asked, context);
  return context;
}

void override_with(const Asked& asked, Context& context) {
  if (asked.base.empty() && asked.head.empty() && asked.range.empty()) return;
  Ends ends{asked.base, asked.head};
  if (!asked.range.empty() && !parse_range(asked.range, ends)) {
    context.changes.clear();
    context.faults.push_back(
        {Cause::base, fmt::format("'{}' is no range A..B", printable(asked.range)), {}});
    return;
  }
  ChangeRequest change;
  if (context.changes.size() == 1) change = context.changes.front();
  if (!ends.head.empty()) {
    change.head = ends.head;
    change.name = ends.head;
  } else if (context.changes.empty() && asked.bare) {
    change.head = "HEAD";
  }
  if (!ends.base.empty()) {
    change.bases = {{Kind::merge_base, ends.base, "the merge base with " + printable(ends.base)}};
    change.hidden = {ends.base};
    change.hidden_remote.clear();
    change.all = false;
    change.all_without_base = false;
    context.faults.clear();  // they said why no base was known
  }
  if (change.name.empty()) change.name = change.head.empty() ? "the work tree" : change.head;
  context.changes = {std::move(change)};
}

}  // namespace gate::platforms
