// SPDX-License-Identifier: Apache-2.0
//
// Walks over commits, newest first by committer date, that know where a shallow clone ends.
// libgit2's own walks fail or stop early there, and a walk that stops early looks like success.
#include "gate/source/git_history.hpp"

#include <algorithm>
#include <limits>
#include <queue>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace gate::source {
namespace {

// Marks spread from commits to their parents until nothing of interest is left to visit.
class Painter {
 public:
  explicit Painter(const Repository::State& state) : state_{state} {}

  struct Commit {
    unsigned marks = 0;
    Links links = {};
    int waiting = 0;      // how often it stands in the queue
    bool listed = false;  // for the caller
  };
  using Place = std::map<git_oid, Commit, OidLess>::value_type;

  // Marks a commit and puts it into the queue, if that says something new about it.
  std::optional<Fault> mark(const git_oid& id, unsigned marks) {
    auto found = commits_.find(id);
    if (found == commits_.end()) {
      Attempt<Links> links = links_of(state_, id);
      if (!links) return links.fault();
      found = commits_.emplace(id, Commit{0, *std::move(links), 0, false}).first;
    }
    Commit& commit = found->second;
    if ((commit.marks & marks) == marks) return std::nullopt;
    const bool was_settled = (commit.marks & settled_) != 0;
    commit.marks |= marks;
    const bool is_settled = (commit.marks & settled_) != 0;
    if (!was_settled && is_settled) unsettled_ -= commit.waiting;
    queue_.push({commit.links.time, &*found});
    ++commit.waiting;
    if (!is_settled) ++unsettled_;
    return std::nullopt;
  }

  // Commits with any of these marks are of no interest of their own.
  void settle(unsigned marks) { settled_ = marks; }
  [[nodiscard]] bool empty() const { return queue_.empty(); }
  [[nodiscard]] bool anything_unsettled() const { return unsettled_ > 0; }
  [[nodiscard]] std::int64_t newest() const { return queue_.top().time; }

  Place& take() {
    Place& place = *queue_.top().place;
    queue_.pop();
    --place.second.waiting;
    if ((place.second.marks & settled_) == 0) --unsettled_;
    return place;
  }

 private:
  struct Item {
    std::int64_t time = 0;
    Place* place = nullptr;
    friend bool operator<(const Item& a, const Item& b) { return a.time < b.time; }
  };

  const Repository::State& state_;
  std::map<git_oid, Commit, OidLess> commits_;
  std::priority_queue<Item> queue_;
  unsigned settled_ = 0;
  long unsettled_ = 0;
};

constexpr unsigned from_a = 1;
constexpr unsigned from_b = 2;
constexpr unsigned stale = 4;

struct Common {
  std::vector<Painter::Place*> found;
  bool cut = false;
};

Attempt<Common> common_ancestors(Painter& painter, const git_oid& a, const git_oid& b) {
  Common common;
  painter.settle(stale);
  if (auto fault = painter.mark(a, from_a)) return *std::move(fault);
  if (auto fault = painter.mark(b, from_b)) return *std::move(fault);
  while (painter.anything_unsettled()) {
    Painter::Place& place = painter.take();
    unsigned marks = place.second.marks;
    if ((marks & (from_a | from_b)) == (from_a | from_b)) {
      if ((marks & stale) == 0 && !place.second.listed) {
        place.second.listed = true;
        common.found.push_back(&place);
      }
      marks |= stale;
    }
    common.cut = common.cut || place.second.links.cut;
    for (const git_oid& parent : place.second.links.parents) {
      if (auto fault = painter.mark(parent, marks)) return *std::move(fault);
    }
  }
  return common;
}

Fault no_common(const Repository::State& state, const std::string& a, const std::string& b,
                bool cut) {
  if (cut || state.shallow) {
    return {Cause::shallow,
            fmt::format("this shallow clone does not reach back to where {} and {} part; {}", a, b,
                        deepen_advice()),
            {}};
  }
  return {Cause::base, fmt::format("{} and {} have no commit in common", a, b), {}};
}

constexpr unsigned wanted = 1;
constexpr unsigned hidden_mark = 2;

// The walk behind select_commits.
class Selection {
 public:
  explicit Selection(const Repository::State& state) : painter_{state} {
    painter_.settle(hidden_mark);
  }

  void start(const std::vector<git_oid>& heads, const std::vector<git_oid>& hidden,
             std::vector<Fault>& faults) {
    for (const git_oid& id : hidden)
      static_cast<void>(painter_.mark(id, hidden_mark));
    for (const git_oid& id : heads) {
      if (auto fault = painter_.mark(id, wanted)) faults.push_back(*std::move(fault));
    }
  }

  // Hidden commits are followed until they are older than all that is wanted: only then no commit
  // that was taken for new can still turn out to be old.
  void run(std::vector<Fault>& faults) {
    while (!painter_.empty() &&
           (painter_.anything_unsettled() || painter_.newest() >= oldest_wanted_ - slack)) {
      Painter::Place& place = painter_.take();
      const bool is_hidden = (place.second.marks & hidden_mark) != 0;
      if (!is_hidden && !place.second.listed) {
        place.second.listed = true;
        listed_.push_back(&place);
        oldest_wanted_ = std::min(oldest_wanted_, place.second.links.time);
      }
      if (is_hidden && listed_.empty() && !painter_.anything_unsettled()) break;
      for (const git_oid& parent : place.second.links.parents) {
        auto fault = painter_.mark(parent, place.second.marks);
        if (fault && !is_hidden) faults.push_back(*std::move(fault));
      }
    }
  }

  [[nodiscard]] std::vector<git_oid> commits() const {
    std::vector<git_oid> chosen;
    for (const Painter::Place* place : listed_) {
      if ((place->second.marks & hidden_mark) == 0) chosen.push_back(place->first);
    }
    return chosen;
  }

 private:
  static constexpr std::int64_t slack = 86400;  // clocks of committers differ

  Painter painter_;
  std::vector<Painter::Place*> listed_;
  std::int64_t oldest_wanted_ = std::numeric_limits<std::int64_t>::max();
};

}  // namespace

Attempt<Links> links_of(const Repository::State& state, const git_oid& id) {
  const Attempt<Handle<git_commit>> commit = find_commit(state, id);
  if (!commit) return commit.fault();
  Links links;
  links.time = git_commit_time(commit->get());
  const unsigned count = git_commit_parentcount(commit->get());
  const bool at_boundary =
      state.shallow && std::binary_search(state.boundary.begin(), state.boundary.end(), hex(id));
  for (unsigned i = 0; i < count; ++i) {
    const git_oid& parent = *git_commit_parent_id(commit->get(), i);
    if (at_boundary && git_odb_exists(state.odb.get(), &parent) == 0) {
      links.cut = true;
    } else {
      links.parents.push_back(parent);
    }
  }
  return links;
}

Outcome<std::vector<git_oid>> select_commits(const Repository::State& state,
                                             const std::vector<git_oid>& heads,
                                             const std::vector<git_oid>& hidden) {
  Outcome<std::vector<git_oid>> outcome;
  Selection selection{state};
  selection.start(heads, hidden, outcome.faults);
  selection.run(outcome.faults);
  outcome.value = selection.commits();
  return outcome;
}

Attempt<std::vector<std::string>> Repository::parents(const std::string& commit) const {
  git_oid id = {};
  if (!parse(commit, id)) return Fault{Cause::base, "no commit id: " + commit, {}};
  const Attempt<Handle<git_commit>> found = find_commit(*state_, id);
  if (!found) return found.fault();
  std::vector<std::string> parents;
  for (unsigned i = 0; i < git_commit_parentcount(found->get()); ++i)
    parents.push_back(hex(*git_commit_parent_id(found->get(), i)));
  return parents;
}

Attempt<std::string> Repository::merge_base(const std::string& a, const std::string& b) const {
  git_oid left = {};
  git_oid right = {};
  if (!parse(a, left) || !parse(b, right)) {
    return Fault{Cause::base, fmt::format("'{}' and '{}' are no two commit ids", a, b), {}};
  }
  Painter painter{*state_};
  const Attempt<Common> common = common_ancestors(painter, left, right);
  if (!common) return common.fault();
  const Painter::Place* best = nullptr;
  for (const Painter::Place* place : common->found) {
    if ((place->second.marks & stale) != 0) continue;  // an ancestor of another one
    if (best == nullptr || place->second.links.time > best->second.links.time) best = place;
  }
  if (best == nullptr) return no_common(*state_, a, b, common->cut);
  return hex(best->first);
}

Attempt<bool> Repository::is_ancestor(const std::string& ancestor,
                                      const std::string& commit) const {
  const Attempt<std::string> base = merge_base(ancestor, commit);
  if (base) return *base == ancestor;
  if (base.fault().cause == Cause::base) return false;
  return base.fault();
}

}  // namespace gate::source
