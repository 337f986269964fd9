// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "integrations/platforms/context.hpp"
#include "integrations/platforms/variables.hpp"

namespace gate::platforms {
namespace {

using Kind = BaseCandidate::Kind;

constexpr std::size_t most_refs = 10'000;
constexpr const char* advice = "fetch the history with `git fetch --unshallow`";

// One line of a pre-push hook's input.
struct Pushed {
  std::string local_ref, local_id, remote_ref, remote_id;
};

// The local reference may hold blanks (`HEAD@{1 day ago}`), the other three cannot: the line is
// read from its end.
bool parse_line(std::string_view line, Pushed& pushed) {
  std::array<std::string_view, 3> fields;
  for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
    const std::size_t blank = line.rfind(' ');
    if (blank == std::string_view::npos) return false;
    *field = line.substr(blank + 1);
    line = line.substr(0, blank);
  }
  pushed = {std::string{line}, std::string{fields[0]}, std::string{fields[1]},
            std::string{fields[2]}};
  const bool ids = is_id(pushed.local_id) || is_zero_id(pushed.local_id);
  const bool remote = is_id(pushed.remote_id) || is_zero_id(pushed.remote_id);
  return ids && remote && !pushed.local_ref.empty() && !pushed.remote_ref.empty();
}

ChangeRequest new_on(const std::string& remote, std::string name, std::string head) {
  ChangeRequest change;
  change.name = std::move(name);
  change.head = std::move(head);
  change.hidden_remote = remote;
  change.advice = advice;
  change.bases = {{Kind::default_branch, remote, "the merge base with the remote's default branch"},
                  {Kind::not_on_remote, remote, "the newest commit that the remote has"},
                  {Kind::nothing, {}, "nothing: the remote has no commit of it"}};
  return change;
}

void add(const Pushed& pushed, const std::string& remote, Context& context) {
  if (is_zero_id(pushed.local_id)) {
    context.notes.push_back(
        fmt::format("{} is deleted: nothing to judge", printable(pushed.remote_ref)));
    return;
  }
  ChangeRequest change = new_on(remote, pushed.remote_ref, pushed.local_id);
  if (!is_zero_id(pushed.remote_id)) {
    change.hidden.push_back(pushed.remote_id);
    change.bases.insert(change.bases.begin(),
                        {Kind::exact, pushed.remote_id, "what the remote has now"});
  }
  context.changes.push_back(std::move(change));
}

void read_pre_commit(const Variables& variables, Context& context) {
  const std::string from = value_of(variables, "PRE_COMMIT_FROM_REF");
  const std::string to = value_of(variables, "PRE_COMMIT_TO_REF");
  const std::string remote = value_of(variables, "PRE_COMMIT_REMOTE_NAME");
  const std::string branch = value_of(variables, "PRE_COMMIT_REMOTE_BRANCH");
  ChangeRequest change =
      new_on(remote, branch.empty() ? "the pushed branch" : branch, to.empty() ? "HEAD" : to);
  if (!from.empty()) {
    change.hidden.push_back(from);
    change.bases.insert(change.bases.begin(), {Kind::exact, from, "what the remote has now"});
  }
  context.notes.push_back(fmt::format(
      "pre-commit hands on the first reference of a push only: {} was judged, others were not; "
      "`gate hook install` sees them all",
      printable(change.name)));
  context.changes.push_back(std::move(change));
}

// git hands on nothing where nothing is pushed, a hook manager that keeps the input does always.
void read_nothing(const std::string& remote, Context& context) {
  ChangeRequest change = new_on(remote, "HEAD", "HEAD");
  change.only_if_new = true;
  context.changes.push_back(std::move(change));
  context.notes.emplace_back(
      "the pre-push hook's input was empty, so only HEAD could be judged, and only if the remote "
      "lacks commits of it; a hook manager must pass the input on (lefthook: `use_stdin: true`)");
}

}  // namespace

Context hook_context(const Variables& variables, std::string_view remote, std::string_view url,
                     std::string_view input) {
  Context context;
  context.platform = Platform::hook;
  context.event = "pre-push";
  context.ci = is_ci(variables);
  const std::vector<std::string_view> lines = lines_of(input);
  if (lines.size() > most_refs) {
    context.faults.push_back(
        {Cause::limit, fmt::format("the push has more than {} references", most_refs), {}});
    return context;
  }
  bool any = false;
  for (const std::string_view line : lines) {
    if (trim(line).empty()) continue;
    any = true;
    Pushed pushed;
    if (parse_line(line, pushed)) {
      add(pushed, std::string{remote.empty() ? url : remote}, context);
    } else {
      context.faults.push_back(
          {Cause::base,
           fmt::format("the pre-push hook got a line that is not `<ref> <id> <ref> <id>`: {}",
                       printable(line.substr(0, 200))),
           {}});
    }
  }
  if (any) return context;
  const bool by_pre_commit = !value_of(variables, "PRE_COMMIT_TO_REF").empty() ||
                             !value_of(variables, "PRE_COMMIT_FROM_REF").empty() ||
                             !value_of(variables, "PRE_COMMIT_REMOTE_NAME").empty();
  if (by_pre_commit) {
    read_pre_commit(variables, context);
  } else if (remote.empty() && url.empty()) {
    context.faults.push_back(
        {Cause::base,
         "the pre-push hook got neither arguments nor input, so what is pushed is unknown; pass "
         "both on (lefthook: `use_stdin: true` and `{0}`; husky: `\"$@\"`)",
         {}});
  } else {
    read_nothing(std::string{remote.empty() ? url : remote}, context);
  }
  return context;
}

}  // namespace gate::platforms
