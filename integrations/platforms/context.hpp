// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/outcome.hpp"

namespace gate::platforms {

enum class Platform : std::uint8_t { github, gitlab, hook, local };

// "github", "gitlab", "hook", "local".
std::string_view word(Platform platform);

using Variables = std::map<std::string, std::string>;

// One way to find what a change starts from. Candidates are tried in order; the first that this
// clone can follow wins.
struct BaseCandidate {
  enum class Kind : std::uint8_t {
    exact,           // the commit `revision` itself
    merge_base,      // where `revision` and the head part
    merged_into,     // `revision` is the platform's test merge of the head: where its first parent
                     // and the head part
    test_merge,      // the test merge itself becomes the head, its first parent the base
    default_branch,  // where the default branch of `revision` (a remote, or empty) and the head
                     // part
    not_on_remote,   // the newest commit of the head that `revision`, a remote's name, has
    nothing          // there is none: all files and all commits of the head are judged
  };
  Kind kind = Kind::exact;
  std::string revision = {};
  std::string what = {};  // for people: "the commit before the push"
};

// One change to judge: of a hook there can be several.
struct ChangeRequest {
  std::string name = {};          // "pull request 12", "refs/heads/topic"
  std::string head = {};          // a revision; empty: the work tree
  bool all = false;               // no base exists by design: scope is `all`
  bool all_without_base = false;  // scope `all` where no base can be found
  bool only_if_new = false;       // left out where `hidden_remote` has every commit of it already
  std::vector<BaseCandidate> bases = {};  // never empty unless `all`
  std::vector<std::string> hidden = {};   // revisions whose commits are published already; those
                                          // that this clone lacks hide nothing
  std::string hidden_remote = {};         // also hidden: all that this remote has
  std::string advice = {};                // what to add where no base can be followed
};

// What a platform says about the run. Pure: nothing here has asked a repository yet.
struct Context {
  Platform platform = Platform::local;
  std::string event = {};                 // the platform's word: "pull_request", "push", "pre-push"
  bool ci = false;                        // a pipeline runs this, not a person
  bool request = false;                   // pull or merge request: policy comes from the target
  std::vector<std::string> targets = {};  // revisions of the target's tip, the best first
  std::string test_merge = {};            // the commit that GitHub made to try the merge
  std::string target_branch = {};         // of a request
  std::string default_branch = {};        // its name; empty: ask the repository
  std::string repository = {};            // "owner/name", "group/project"
  std::string server = {};                // "https://github.com"
  std::string number = {};                // of the request
  std::vector<ChangeRequest> changes = {};  // empty and no fault: there is nothing to judge
  std::vector<std::string> notes = {};      // what the user should know, one line each
  std::vector<Fault> faults = {};           // what could not be understood; never a pass
};

// The platform that the environment shows: GitHub Actions, GitLab CI or none (local).
Platform platform_of(const Variables& variables);
// True if any CI system runs this.
bool is_ci(const Variables& variables);

// GitHub Actions; `event_json` holds the bytes of the file GITHUB_EVENT_PATH, empty if there are
// none.
Context github_context(const Variables& variables, std::string_view event_json);
// GitLab CI.
Context gitlab_context(const Variables& variables);

// A pre-push hook: its two arguments (empty where the caller passed none) and its input. Without
// input PRE_COMMIT_* variables are read; without these, but with arguments, HEAD is judged where
// the remote lacks commits of it.
Context hook_context(const Variables& variables, std::string_view remote, std::string_view url,
                     std::string_view input);

// What a user at a terminal asked for.
struct Asked {
  std::string base = {};   // --base
  std::string head = {};   // --head; empty: the work tree
  std::string range = {};  // --range A..B, instead of both
  bool bare = false;       // there is no work tree: HEAD is judged
};
// By hand, or in a CI system that is not known.
Context local_context(const Asked& asked, const Variables& variables);
// Puts --base, --head and --range of the command line over what the platform says.
void override_with(const Asked& asked, Context& context);

}  // namespace gate::platforms
