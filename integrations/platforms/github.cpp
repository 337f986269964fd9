// SPDX-License-Identifier: Apache-2.0
#include <initializer_list>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gate/core/text.hpp"
#include "integrations/platforms/context.hpp"
#include "integrations/platforms/variables.hpp"

namespace gate::platforms {
namespace {

using Json = nlohmann::json;
using Kind = BaseCandidate::Kind;

constexpr const char* advice =
    "set `fetch-depth: 0` under `with:` of the actions/checkout step, or name the base with --base";

// That event checks out the target, and must not run what the pull request brings.
constexpr const char* advice_for_target =
    "check out `ref: ${{ github.event.pull_request.head.sha }}` with `fetch-depth: 0`, and run "
    "nothing from it";

const Json* find(const Json& event, std::initializer_list<const char*> keys) {
  const Json* at = &event;
  for (const char* key : keys) {
    if (!at->is_object()) return nullptr;
    const auto found = at->find(key);
    if (found == at->end()) return nullptr;
    at = &*found;
  }
  return at;
}

std::string text(const Json& event, std::initializer_list<const char*> keys) {
  const Json* found = find(event, keys);
  return found != nullptr && found->is_string() ? found->get<std::string>() : std::string{};
}

bool flag(const Json& event, const char* key) {
  const Json* found = find(event, {key});
  return found != nullptr && found->is_boolean() && found->get<bool>();
}

void refuse(Context& context, std::string what) {
  context.faults.push_back({Cause::base, std::move(what), {}});
}

void judge_all(Context& context, std::string name, std::string head) {
  ChangeRequest change;
  change.name = std::move(name);
  change.head = std::move(head);
  change.all = true;
  change.advice = advice;
  context.changes.push_back(std::move(change));
}

// A ref name of the payload becomes a revision only if it can be nothing but a name.
std::string tracking_ref(const std::string& branch) {
  return is_ref_name(branch) ? "refs/remotes/origin/" + branch : std::string{};
}

void read_pull_request(const Json& event, const std::string& sha, Context& context) {
  const std::string base = text(event, {"pull_request", "base", "sha"});
  const std::string head = text(event, {"pull_request", "head", "sha"});
  if (!is_id(base) || !is_id(head)) {
    return refuse(context, "the event file names no base and head commit of the pull request");
  }
  const Json* number = find(event, {"pull_request", "number"});
  if (number != nullptr && number->is_number_unsigned()) {
    context.number = std::to_string(number->get<std::uint64_t>());
  }
  context.request = true;
  context.target_branch = text(event, {"pull_request", "base", "ref"});

  ChangeRequest change;
  change.name = "pull request " + context.number;
  change.head = head;
  change.hidden = {base};
  // On pull_request_target GITHUB_SHA is the target's own tip, no test merge.
  const bool on_target = context.event == "pull_request_target";
  change.advice = on_target ? advice_for_target : advice;
  const bool merged = is_id(sha) && !on_target;
  if (merged) {
    context.test_merge = sha;
    change.bases.push_back({Kind::merged_into, sha, "the merge base with the target branch"});
  }
  change.bases.push_back({Kind::merge_base, base, "the merge base with the target branch"});
  if (merged) change.bases.push_back({Kind::test_merge, sha, "the target side of the test merge"});
  context.targets = {tracking_ref(context.target_branch), base};
  context.changes.push_back(std::move(change));
}

void read_branch_push(const Json& event, const std::string& branch, Context& context) {
  const std::string before = text(event, {"before"});
  ChangeRequest change;
  change.name = "refs/heads/" + branch;
  change.head = text(event, {"after"});
  change.advice = advice;
  // The merge base of the default branch with itself would be its new tip: nothing to judge.
  const bool is_default = context.default_branch.empty() || branch == context.default_branch;
  const std::string published = is_default ? "" : tracking_ref(context.default_branch);
  if (!published.empty()) change.hidden.push_back(published);
  const bool is_new = is_zero_id(before) || flag(event, "created");
  if (!is_new) {
    if (!is_id(before))
      return refuse(context, "the event file of the push names no commit before it");
    change.bases.push_back({Kind::exact, before, "the commit before the push"});
    change.hidden.push_back(before);
  }
  if (!published.empty() && (is_new || flag(event, "forced"))) {
    change.bases.push_back({Kind::merge_base, published, "the merge base with the default branch"});
  }
  if (is_new) change.bases.push_back({Kind::nothing, {}, "nothing: the branch is new"});
  context.changes.push_back(std::move(change));
}

void read_push(const Json& event, Context& context) {
  const std::string ref = text(event, {"ref"});
  const std::string after = text(event, {"after"});
  if (flag(event, "deleted") || is_zero_id(after)) {
    context.notes.push_back(fmt::format("the push deletes {}: nothing to judge", printable(ref)));
    return;
  }
  if (!is_id(after) || ref.empty()) {
    return refuse(context, "the event file of the push names no reference and commit");
  }
  const std::string branch = branch_of(ref);
  if (branch.empty()) return judge_all(context, ref, after);
  read_branch_push(event, branch, context);
}

void read_merge_group(const Json& event, Context& context) {
  const std::string base = text(event, {"merge_group", "base_sha"});
  const std::string head = text(event, {"merge_group", "head_sha"});
  if (!is_id(base) || !is_id(head)) {
    return refuse(context, "the event file names no base and head commit of the merge group");
  }
  ChangeRequest change;
  change.name = "merge group";
  change.head = head;
  change.hidden = {base};
  change.advice = advice;
  change.bases = {{Kind::exact, base, "the target of the merge group"}};
  context.request = true;
  context.target_branch = branch_of(text(event, {"merge_group", "base_ref"}));
  context.targets = {base};
  context.changes.push_back(std::move(change));
}

}  // namespace

Context github_context(const Variables& variables, std::string_view event_json) {
  Context context;
  context.platform = Platform::github;
  context.ci = true;
  context.event = value_of(variables, "GITHUB_EVENT_NAME");
  context.repository = value_of(variables, "GITHUB_REPOSITORY");
  context.server = value_of(variables, "GITHUB_SERVER_URL");
  const std::string sha = value_of(variables, "GITHUB_SHA");

  const Json event = Json::parse(event_json.begin(), event_json.end(), nullptr, false);
  const bool readable = event.is_object();
  if (readable) context.default_branch = text(event, {"repository", "default_branch"});
  const bool pull_request = context.event.substr(0, 12) == "pull_request";
  const bool needs_payload =
      pull_request || context.event == "push" || context.event == "merge_group";
  if (context.event.empty()) {
    refuse(context, "GITHUB_EVENT_NAME is not set: the event, and with it the base, is unknown");
  } else if (needs_payload && !readable) {
    refuse(context,
           fmt::format("the event file of the {} event (GITHUB_EVENT_PATH) is missing or no "
                       "JSON object, so the base is unknown",
                       printable(context.event)));
  } else if (pull_request) {
    read_pull_request(event, sha, context);
  } else if (context.event == "push") {
    read_push(event, context);
  } else if (context.event == "merge_group") {
    read_merge_group(event, context);
  } else {
    judge_all(context, context.event, is_id(sha) ? sha : "HEAD");
  }
  return context;
}

}  // namespace gate::platforms
