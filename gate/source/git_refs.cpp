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

std::string configured(const Repository::State& state, const std::string& name) {
  const char* value = nullptr;
  const int error = git_config_get_string(&value, state.config.get(), name.c_str());
  return error == 0 && value != nullptr ? std::string{value} : std::string{};
}

struct Remote {
  std::string name, url;
};

// Every URL of every remote. libgit2's own list matches all keys with a regular expression and
// leaks what it allocates for each that does not match.
std::vector<Remote> remotes_of(const Repository::State& state) {
  constexpr std::string_view start = "remote.";
  std::vector<Remote> found;
  git_config_iterator* iterator = nullptr;
  if (git_config_iterator_new(&iterator, state.config.get()) != 0) return found;
  git_config_entry* entry = nullptr;
  while (git_config_next(&entry, iterator) == 0) {
    const std::string_view key = entry->name;
    const std::size_t dot = key.rfind('.');
    if (key.substr(0, start.size()) != start || dot <= start.size()) continue;
    const std::string_view last = key.substr(dot + 1);
    if (entry->value == nullptr || (last != "url" && last != "pushurl")) continue;
    found.push_back({std::string{key.substr(start.size(), dot - start.size())}, entry->value});
  }
  git_config_iterator_free(iterator);
  return found;
}

// The remote that the current branch follows, else origin, else the only one.
std::string main_remote(const Repository::State& state, const std::string& branch) {
  if (branch.substr(0, heads.size()) == heads) {
    const std::string followed =
        configured(state, "branch." + branch.substr(heads.size()) + ".remote");
    if (!followed.empty() && followed != ".") return followed;
  }
  const std::vector<Remote> known = remotes_of(state);
  const bool all_one = !known.empty() &&
                       std::all_of(known.begin(), known.end(),
                                   [&](const Remote& it) { return it.name == known.front().name; });
  return all_one ? known.front().name : "origin";
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

bool is_reference(const Repository::State& state, const std::string& name) {
  git_reference* reference = nullptr;
  const bool found = git_reference_dwim(&reference, state.repository.get(), name.c_str()) == 0;
  const Handle<git_reference> owned{reference};
  return found;
}

bool is_object(const Repository::State& state, const std::string& digits) {
  git_oid start = {};
  git_oid found = {};
  if (digits.size() < 4 || digits.size() > GIT_OID_HEXSZ ||
      git_oid_fromstrn(&start, digits.data(), digits.size()) != 0) {
    return false;
  }
  const int error = git_odb_exists_prefix(&found, state.odb.get(), &start, digits.size());
  return error == 0 || error == GIT_EAMBIGUOUS;
}

// False for a revision that begins with no reference, id or operator. libgit2 would try such a name
// as the output of `git describe`, with a regular expression that leaks.
bool names_something(const Repository::State& state, const std::string& revision) {
  const std::string name = revision.substr(0, revision.find_first_of("~^:"));
  const std::string before_at = revision.substr(0, revision.find("@{"));
  if (name.empty() || before_at.empty() || revision == "@") return !revision.empty();
  return is_object(state, name) || is_reference(state, revision) || is_reference(state, name) ||
         is_reference(state, before_at) || name.find("-g") != std::string::npos;
}

Fault unresolved(const Repository::State& state, const std::string& revision) {
  if (state.shallow) {
    return {
        Cause::shallow,
        fmt::format("'{}' is not in this shallow clone; {}", printable(revision), deepen_advice()),
        {}};
  }
  return {
      Cause::base, fmt::format("'{}' names no commit of this repository", printable(revision)), {}};
}

}  // namespace

Attempt<std::string> Repository::resolve(const std::string& revision) const {
  if (!names_something(*state_, revision)) return unresolved(*state_, revision);
  git_object* object = nullptr;
  const int error = git_revparse_single(&object, state_->repository.get(), revision.c_str());
  const Handle<git_object> found{object};
  if (error == GIT_EAMBIGUOUS) {
    return Fault{
        Cause::base,
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
    return Fault{
        Cause::base, fmt::format("'{}' names a {}, not a commit", printable(revision), kind), {}};
  }
  const Handle<git_object> owned{commit};
  return hex(*git_object_id(commit));
}

std::string Repository::setting(const std::string& name) const {
  return configured(*state_, name);
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

std::string Repository::remote_named(const std::string& name_or_url) const {
  if (name_or_url.empty()) return {};
  for (const Remote& remote : remotes_of(*state_)) {
    if (remote.name == name_or_url || remote.url == name_or_url) return remote.name;
  }
  return {};
}

std::optional<Ref> Repository::upstream_default_branch(const std::string& of) const {
  const std::string remote = of.empty() ? main_remote(*state_, branch()) : of;
  for (const std::string& name : {std::string{"HEAD"}, std::string{"main"}, std::string{"master"},
                                  configured(*state_, "init.defaultbranch")}) {
    if (name.empty()) continue;
    if (std::optional<Ref> ref = remote_branch(name, remote)) return ref;
  }
  return std::nullopt;
}

}  // namespace gate::source
