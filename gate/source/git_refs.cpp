// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/source/git_state.hpp"

namespace gate::source {
namespace {

constexpr std::string_view remotes = "refs/remotes/";
constexpr std::string_view heads = "refs/heads/";

// The commit a reference leads to; empty if it leads to something else or to nothing.
std::string commit_of(const git_reference& reference) {
  git_object* object = nullptr;
  if (git_reference_peel(&object, &reference, GIT_OBJECT_COMMIT) != 0) return {};
  const Handle<git_object> owned{object};
  return hex(*git_object_id(object));
}

std::optional<Ref> ref_named(const Repository::State& state, const std::string& name) {
  git_reference* reference = nullptr;
  if (git_reference_lookup(&reference, state.repository.get(), name.c_str()) != 0) {
    return std::nullopt;
  }
  const Handle<git_reference> first{reference};
  git_reference* end = nullptr;
  if (git_reference_resolve(&end, reference) != 0) return std::nullopt;
  const Handle<git_reference> last{end};
  Ref ref{git_reference_name(end), commit_of(*end)};
  if (ref.commit.empty()) return std::nullopt;
  return ref;
}

std::string setting(const Repository::State& state, const std::string& name) {
  const char* value = nullptr;
  const int error = git_config_get_string(&value, state.config.get(), name.c_str());
  return error == 0 && value != nullptr ? std::string{value} : std::string{};
}

// The remote that the current branch follows, else origin, else the only one.
std::string main_remote(const Repository::State& state, const std::string& branch) {
  if (branch.substr(0, heads.size()) == heads) {
    const std::string followed =
        setting(state, "branch." + branch.substr(heads.size()) + ".remote");
    if (!followed.empty() && followed != ".") return followed;
  }
  git_strarray names = {};
  if (git_remote_list(&names, state.repository.get()) != 0) return "origin";
  std::string only = names.count == 1 ? names.strings[0] : "origin";
  git_strarray_dispose(&names);
  return only;
}

Outcome<std::vector<Ref>> collect(const Repository::State& state, const std::string& glob) {
  Outcome<std::vector<Ref>> found;
  git_reference_iterator* iterator = nullptr;
  int error = git_reference_iterator_glob_new(&iterator, state.repository.get(), glob.c_str());
  const Handle<git_reference_iterator> owned{iterator};
  git_reference* reference = nullptr;
  while (error == 0 && (error = git_reference_next(&reference, iterator)) == 0) {
    const Handle<git_reference> one{reference};
    if (git_reference_type(reference) != GIT_REFERENCE_DIRECT) continue;
    Ref ref{git_reference_name(reference), commit_of(*reference)};
    if (!ref.commit.empty()) found.value.push_back(std::move(ref));
  }
  if (error != GIT_ITEROVER) {
    found.faults.push_back({Cause::repository,
                            fmt::format("the references of {} cannot be listed: {}",
                                        printable(state.root), last_error()),
                            {}});
  }
  return found;
}

Fault unresolved(const Repository::State& state, const std::string& revision) {
  if (state.shallow) {
    return {Cause::shallow,
            fmt::format("'{}' is not in this shallow clone; {}", printable(revision),
                        deepen_advice()),
            {}};
  }
  return {Cause::base, fmt::format("'{}' names no commit of this repository", printable(revision)),
          {}};
}

}  // namespace

Attempt<std::string> Repository::resolve(const std::string& revision) const {
  git_object* object = nullptr;
  const int error = git_revparse_single(&object, state_->repository.get(), revision.c_str());
  const Handle<git_object> found{object};
  if (error == GIT_EAMBIGUOUS) {
    return Fault{Cause::base,
                 fmt::format("'{}' fits several objects; write more of the id", printable(revision)),
                 {}};
  }
  if (error != 0) return unresolved(*state_, revision);
  git_object* commit = nullptr;
  if (git_object_peel(&commit, object, GIT_OBJECT_COMMIT) != 0) {
    git_object* last = nullptr;
    std::string kind = git_object_type2string(git_object_type(object));
    if (git_object_peel(&last, object, GIT_OBJECT_ANY) == 0) {
      const Handle<git_object> owned{last};
      kind = git_object_type2string(git_object_type(last));
    }
    if (kind == "commit" || kind == "tag") return unresolved(*state_, revision);
    return Fault{Cause::base,
                 fmt::format("'{}' names a {}, not a commit", printable(revision), kind),
                 {}};
  }
  const Handle<git_object> owned{commit};
  return hex(*git_object_id(commit));
}

std::optional<std::string> Repository::head() const {
  const std::optional<Ref> ref = ref_named(*state_, "HEAD");
  if (ref) return ref->commit;
  return std::nullopt;
}

std::string Repository::branch() const {
  git_reference* reference = nullptr;
  if (git_reference_lookup(&reference, state_->repository.get(), "HEAD") != 0) return {};
  const Handle<git_reference> owned{reference};
  const char* target = git_reference_symbolic_target(reference);
  return target == nullptr ? std::string{} : std::string{target};
}

bool Repository::has_commit(const std::string& commit) const {
  git_oid id = {};
  return parse(commit, id) && static_cast<bool>(find_commit(*state_, id));
}

Outcome<std::vector<Ref>> Repository::remote_branches(const std::string& remote) const {
  // The name is put into a glob: one with wildcards would name other remotes too.
  if (remote.find_first_of("*?[\\") != std::string::npos) return {};
  return collect(*state_, std::string{remotes} + (remote.empty() ? "*" : remote + "/*"));
}

Outcome<std::vector<Ref>> Repository::refs() const {
  return collect(*state_, "refs/*");
}

std::optional<Ref> Repository::remote_branch(const std::string& name,
                                             const std::string& remote) const {
  const std::string from = remote.empty() ? main_remote(*state_, branch()) : remote;
  return ref_named(*state_, fmt::format("{}{}/{}", remotes, from, name));
}

std::optional<Ref> Repository::upstream_default_branch() const {
  const std::string remote = main_remote(*state_, branch());
  for (const std::string& name :
       {std::string{"HEAD"}, std::string{"main"}, std::string{"master"},
        setting(*state_, "init.defaultbranch")}) {
    if (name.empty()) continue;
    if (std::optional<Ref> ref = remote_branch(name, remote)) return ref;
  }
  return std::nullopt;
}

}  // namespace gate::source
