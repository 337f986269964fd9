// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "integrations/platforms/context.hpp"
#include "integrations/platforms/variables.hpp"

namespace gate::platforms {
namespace {

using Kind = BaseCandidate::Kind;

constexpr const char* advice =
    "set the variable `GIT_DEPTH: \"0\"` of the job, or name the base with --base";

std::string tracking_ref(const std::string& branch) {
  return is_ref_name(branch) ? "refs/remotes/origin/" + branch : std::string{};
}

void refuse(Context& context, std::string what) {
  context.faults.push_back({Cause::base, std::move(what), {}});
}

ChangeRequest change_to(const std::string& head, std::string name) {
  ChangeRequest change;
  change.name = std::move(name);
  change.head = head;
  change.advice = advice;
  return change;
}

// In a merged-results pipeline CI_COMMIT_SHA is a merge made for the pipeline; the request's own
// commit stands beside it.
void read_merge_request(const Variables& variables, Context& context) {
  const auto value = [&](const std::string& name) {
    return value_of(variables, "CI_MERGE_REQUEST_" + name);
  };
  const std::string source = value("SOURCE_BRANCH_SHA");
  const std::string target = value("TARGET_BRANCH_SHA");
  const std::string base = value("DIFF_BASE_SHA");
  const std::string head = is_id(source) ? source : value_of(variables, "CI_COMMIT_SHA");
  context.request = true;
  context.number = value("IID");
  context.target_branch = value("TARGET_BRANCH_NAME");
  if (!is_id(base) || !is_id(head)) {
    return refuse(context,
                  "CI_MERGE_REQUEST_DIFF_BASE_SHA or CI_COMMIT_SHA is missing, so the base of the "
                  "merge request is unknown");
  }
  ChangeRequest change = change_to(head, "merge request " + context.number);
  if (is_id(target)) {
    change.hidden.push_back(target);
    change.bases.push_back({Kind::merge_base, target, "the merge base with the target branch"});
    context.targets.push_back(target);
  }
  change.hidden.push_back(base);
  change.bases.push_back({Kind::exact, base, "the merge base with the target branch"});
  context.targets.push_back(tracking_ref(context.target_branch));
  context.targets.push_back(base);
  context.changes.push_back(std::move(change));
}

void read_external_request(const Variables& variables, Context& context) {
  const auto value = [&](const std::string& name) {
    return value_of(variables, "CI_EXTERNAL_PULL_REQUEST_" + name);
  };
  const std::string target = value("TARGET_BRANCH_SHA");
  const std::string head = value("SOURCE_BRANCH_SHA");
  context.request = true;
  context.number = value("IID");
  context.target_branch = value("TARGET_BRANCH_NAME");
  if (!is_id(target) || !is_id(head)) {
    return refuse(context, "the commits of the external pull request are not set");
  }
  ChangeRequest change = change_to(head, "pull request " + context.number);
  change.hidden = {target};
  change.bases = {{Kind::merge_base, target, "the merge base with the target branch"}};
  context.targets = {target, tracking_ref(context.target_branch)};
  context.changes.push_back(std::move(change));
}

void read_branch(const Variables& variables, const std::string& branch, Context& context) {
  ChangeRequest change = change_to(value_of(variables, "CI_COMMIT_SHA"), "refs/heads/" + branch);
  const std::string before = value_of(variables, "CI_COMMIT_BEFORE_SHA");
  const bool is_default = context.default_branch.empty() || branch == context.default_branch;
  const std::string published = is_default ? "" : tracking_ref(context.default_branch);
  if (!published.empty()) change.hidden.push_back(published);
  const bool has_before = is_id(before) && !is_zero_id(before);
  if (has_before) {
    change.hidden.push_back(before);
    change.bases.push_back({Kind::exact, before, "the commit before the push"});
  } else if (!is_zero_id(before)) {
    return refuse(context, "CI_COMMIT_BEFORE_SHA is missing, so the base of the push is unknown");
  }
  // A forced push leaves no trace in the variables: an unknown `before` may be one.
  if (!published.empty()) {
    change.bases.push_back({Kind::merge_base, published, "the merge base with the default branch"});
  }
  if (!has_before) change.bases.push_back({Kind::nothing, {}, "nothing: the branch is new"});
  context.changes.push_back(std::move(change));
}

}  // namespace

Context gitlab_context(const Variables& variables) {
  Context context;
  context.platform = Platform::gitlab;
  context.ci = true;
  context.event = value_of(variables, "CI_PIPELINE_SOURCE");
  context.repository = value_of(variables, "CI_PROJECT_PATH");
  context.server = value_of(variables, "CI_SERVER_URL");
  context.default_branch = value_of(variables, "CI_DEFAULT_BRANCH");
  const std::string sha = value_of(variables, "CI_COMMIT_SHA");
  const std::string branch = value_of(variables, "CI_COMMIT_BRANCH");

  // A child pipeline of a merge request's has another source and the same variables.
  if (context.event == "merge_request_event" ||
      !value_of(variables, "CI_MERGE_REQUEST_IID").empty()) {
    read_merge_request(variables, context);
  } else if (context.event == "external_pull_request_event") {
    read_external_request(variables, context);
  } else if (!is_id(sha)) {
    refuse(context, "CI_COMMIT_SHA is not set: the commit to judge is unknown");
  } else if (context.event == "push" && !branch.empty()) {
    read_branch(variables, branch, context);
  } else {
    const std::string tag = value_of(variables, "CI_COMMIT_TAG");
    ChangeRequest change = change_to(sha, tag.empty() ? context.event : "refs/tags/" + tag);
    change.all = true;
    context.changes.push_back(std::move(change));
  }
  return context;
}

}  // namespace gate::platforms
