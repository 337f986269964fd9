// SPDX-License-Identifier: Apache-2.0
#include "integrations/platforms/resolve.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::platforms {
namespace {

using Kind = BaseCandidate::Kind;
using source::Attempt;
using source::Repository;

constexpr std::size_t short_id = 12;

std::string brief(const std::string& id) {
  return id.substr(0, short_id);
}

// The ends that a candidate gave; an empty base stands for no files.
struct Ends {
  std::string base, head;
};

// The first parent of a test merge, if that merge is one of `head`; else empty.
std::string target_side(const Repository& repository, const std::string& merge,
                        const std::string& head) {
  if (merge.empty() || head.empty()) return {};
  const Attempt<std::vector<std::string>> parents = repository.parents(merge);
  if (!parents || parents->size() != 2 || parents->back() != head) return {};
  return parents->front();
}

// What a remote has, as far as this clone knows; nothing of a remote that is not configured.
std::vector<std::string> published_on(const Repository& repository, const std::string& name) {
  std::vector<std::string> ids;
  const std::string remote = repository.remote_named(name);
  if (remote.empty()) return ids;
  for (const source::Ref& ref : repository.remote_branches(remote).value)
    ids.push_back(ref.commit);
  return ids;
}

// False if the remote surely has all commits of the change.
bool has_news(const Repository& repository, const ChangeRequest& change) {
  const Attempt<std::string> head = repository.resolve(change.head);
  if (!head) return repository.head().has_value();
  const auto news = repository.commits({{*head}, published_on(repository, change.hidden_remote)});
  return !news.faults.empty() || !news.value.empty();
}

class Resolver {
 public:
  Resolver(const Context& context, const Repository& repository, const ChangeRequest& change)
      : context_{context}, repository_{repository}, change_{change} {}

  // The change, or why it cannot be judged.
  Attempt<ResolvedChange> resolve() {
    const Attempt<std::string> head =
        repository_.resolve(change_.head.empty() ? "HEAD" : change_.head);
    const bool unborn = !head && change_.head.empty() && !repository_.head();
    if (!head && !unborn) return advised(head.fault());
    if (head) head_ = *head;
    if (unborn || change_.all) return everything("none");
    std::optional<Fault> first;
    for (const BaseCandidate& candidate : change_.bases) {
      // In a clone that was cut off, "nothing" only looks like the start.
      if (candidate.kind == Kind::nothing && first && first->cause == Cause::shallow) break;
      const Attempt<Ends> ends = follow(candidate);
      if (ends) return made(candidate, *ends);
      if (!first || (first->cause != Cause::shallow && ends.fault().cause == Cause::shallow)) {
        first = ends.fault();
      }
    }
    if (first && first->cause == Cause::base && change_.all_without_base) {
      return everything("none: " + first->what);
    }
    return advised(first ? *first : Fault{Cause::base, "the change has no base", {}});
  }

 private:
  Fault advised(Fault fault) const {
    // In a whole clone `git fetch --unshallow` is an error itself.
    const bool deepens = change_.advice.find("--unshallow") != std::string::npos;
    if (!change_.advice.empty() && (!deepens || repository_.is_shallow())) {
      fault.what = fault.what.substr(0, fault.what.find("; " + source::deepen_advice()));
      fault.what += "; " + change_.advice;
    }
    fault.what = fmt::format("{}: {}", printable(change_.name), fault.what);
    return fault;
  }

  ResolvedChange common() const {
    ResolvedChange made;
    made.name = change_.name;
    made.head = change_.head.empty() ? std::string{} : head_;
    made.head_text = change_.head.empty() ? "work tree" : brief(head_);
    return made;
  }

  ResolvedChange everything(const std::string& why) const {
    ResolvedChange all = common();
    all.scope = Scope::all;
    all.base_text = why;
    return all;
  }

  ResolvedChange made(const BaseCandidate& candidate, const Ends& ends) const {
    ResolvedChange made = common();
    made.base = ends.base;
    made.base_text = ends.base.empty() ? candidate.what : candidate.what + ", " + brief(ends.base);
    if (ends.head != head_) {
      made.head = ends.head;
      made.head_text = "test merge " + brief(ends.head);
    }
    made.has_commits = true;
    made.range.heads = {head_};
    made.range.hidden = hidden(ends.base);
    return made;
  }

  std::vector<std::string> hidden(const std::string& base) const {
    std::set<std::string> ids;
    if (!base.empty()) ids.insert(base);
    for (const std::string& revision : change_.hidden) {
      const Attempt<std::string> id = repository_.resolve(revision);
      if (id) ids.insert(*id);
    }
    const std::string tip = target_side(repository_, context_.test_merge, head_);
    if (!tip.empty()) ids.insert(tip);
    for (std::string& id : published_on(repository_, change_.hidden_remote))
      ids.insert(std::move(id));
    return {ids.begin(), ids.end()};
  }

  Attempt<Ends> with_merge_base(const std::string& other) const {
    const Attempt<std::string> base = repository_.merge_base(other, head_);
    if (!base) return base.fault();
    return Ends{*base, head_};
  }

  Fault no_base(std::string what) const {
    const Cause cause = repository_.is_shallow() ? Cause::shallow : Cause::base;
    return {cause, std::move(what), {}};
  }

  Attempt<Ends> follow(const BaseCandidate& candidate) const {
    switch (candidate.kind) {
      case Kind::exact: {
        const Attempt<std::string> base = repository_.resolve(candidate.revision);
        if (!base) return base.fault();
        return Ends{*base, head_};
      }
      case Kind::merge_base: {
        const Attempt<std::string> other = repository_.resolve(candidate.revision);
        if (!other) return other.fault();
        return with_merge_base(*other);
      }
      case Kind::merged_into:
      case Kind::test_merge:
        return follow_test_merge(candidate);
      case Kind::default_branch: {
        const std::string remote = repository_.remote_named(candidate.revision);
        const bool named = !candidate.revision.empty();
        const auto ref =
            named && remote.empty() ? std::nullopt : repository_.upstream_default_branch(remote);
        if (!ref) return no_base("the remote's default branch is not known here");
        return with_merge_base(ref->commit);
      }
      case Kind::not_on_remote:
        return newest_on(candidate.revision);
      case Kind::nothing:
        break;
    }
    return Ends{{}, head_};
  }

  Attempt<Ends> follow_test_merge(const BaseCandidate& candidate) const {
    const std::string tip = target_side(repository_, candidate.revision, head_);
    if (tip.empty() || !repository_.has_commit(tip)) {
      return no_base("the target side of the test merge is not in this clone");
    }
    if (candidate.kind == Kind::merged_into) return with_merge_base(tip);
    return Ends{tip, candidate.revision};
  }

  // Down the first parents to the first commit that the remote has.
  Attempt<Ends> newest_on(const std::string& name) const {
    const source::CommitRange range{{head_}, published_on(repository_, name)};
    if (range.hidden.empty()) return no_base("the remote has no branch that is known here");
    const Outcome<std::vector<std::string>> news = repository_.commits(range);
    if (!news.faults.empty()) return news.faults.front();
    const std::set<std::string> unpublished(news.value.begin(), news.value.end());
    std::string commit = head_;
    while (unpublished.count(commit) != 0) {
      const Attempt<std::vector<std::string>> parents = repository_.parents(commit);
      if (!parents) return parents.fault();
      if (parents->empty()) return no_base("the remote has no commit of this history");
      if (!repository_.has_commit(parents->front())) return no_base("the history is cut off");
      commit = parents->front();
    }
    return Ends{commit, head_};
  }

  const Context& context_;
  const Repository& repository_;
  const ChangeRequest& change_;
  std::string head_;
};

void find_target(const Context& context, const Repository& repository, Resolved& resolved) {
  resolved.policy_of_target = context.request;
  if (!context.request || resolved.changes.empty()) return;
  const std::string name =
      context.target_branch.empty() ? "the target" : printable(context.target_branch);
  std::vector<std::string> revisions = context.targets;
  // What is no test merge of the change may be the change itself, which must not judge itself.
  const std::vector<std::string>& heads = resolved.changes.front().range.heads;
  revisions.insert(revisions.begin(), target_side(repository, context.test_merge,
                                                  heads.empty() ? std::string{} : heads.front()));
  for (const std::string& revision : revisions) {
    if (revision.empty()) continue;
    const Attempt<std::string> tip = repository.resolve(revision);
    if (!tip) continue;
    resolved.target = *tip;
    resolved.target_text = fmt::format("tip of {}, {}", name, brief(*tip));
    return;
  }
  resolved.target = resolved.changes.front().base;
  resolved.target_text = fmt::format("the merge base (the tip of {} is not in this clone)", name);
}

}  // namespace

Outcome<Resolved> resolve(const Context& context, const Repository& repository) {
  Outcome<Resolved> outcome;
  outcome.faults = context.faults;
  outcome.value.notes = context.notes;
  for (const ChangeRequest& change : context.changes) {
    if (change.only_if_new && !has_news(repository, change)) continue;
    Attempt<ResolvedChange> made = Resolver{context, repository, change}.resolve();
    if (made) {
      outcome.value.changes.push_back(*std::move(made));
    } else {
      outcome.faults.push_back(made.fault());
    }
  }
  find_target(context, repository, outcome.value);
  return outcome;
}

}  // namespace gate::platforms
