// SPDX-License-Identifier: Apache-2.0
#include "gate/source/git.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/source/files.hpp"
#include "gate/source/git_loose.hpp"
#include "gate/source/git_state.hpp"

// Debian builds libgit2 with mbedTLS and parses the system's certificates whenever the library
// starts: four fifths of a small run, for connections that gate never makes. A program that has
// this function itself is asked first. Weak, so that a static link which brings the real one keeps
// it.
extern "C" __attribute__((weak, visibility("default"))) int mbedtls_x509_crt_parse_file(
    void* /*chain*/, const char* /*path*/) {
  return 0;
}

namespace gate::source {
namespace {

// Set up once and kept to the end of the process. Objects are not hashed again when they are read:
// that takes longer than all the rest, and a damaged object still fails to inflate or to parse.
bool library_is_ready() {
  static const bool ready = [] {
    if (git_libgit2_init() < 0) return false;
    // Trees are walked again for every path: kept in memory up to this size each (default 4 KiB).
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, std::size_t{4} << 20U);
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
    // Packs first, then our own reader of loose objects (3), then libgit2's.
    git_libgit2_opts(GIT_OPT_SET_ODB_PACKED_PRIORITY, 4);
    git_libgit2_opts(GIT_OPT_SET_ODB_LOOSE_PRIORITY, 1);
    // In a container the checkout often belongs to another user. gate runs nothing that the
    // repository configures, which is what the ownership check protects from.
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    // Harmless for a reader, but refused unless named here. Those that change how objects or refs
    // are stored are let in to be refused below with a sentence of ours.
    std::array<const char*, 6> known = {"worktreeconfig", "partialclone", "preciousobjects",
                                        "objectformat",   "refstorage",   "relativeworktrees"};
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, known.data(), known.size());
    return true;
  }();
  return ready;
}

std::string without_final_slash(const char* path) {
  std::string text = path == nullptr ? "" : path;
  while (text.size() > 1 && text.back() == '/')
    text.pop_back();
  return text;
}

std::string setting(git_config* config, const char* name) {
  const char* value = nullptr;
  if (config == nullptr || git_config_get_string(&value, config, name) != 0) return {};
  return lower(value);
}

std::optional<Fault> unusable(const Repository::State& state) {
  const std::string format = setting(state.config.get(), "extensions.objectformat");
  if (!format.empty() && format != "sha1") {
    return Fault{Cause::repository,
                 fmt::format("{} names its objects by {}; only SHA-1 repositories can be read",
                             printable(state.root), printable(format)),
                 {}};
  }
  const std::string refs = setting(state.config.get(), "extensions.refstorage");
  if (!refs.empty() && refs != "files") {
    return Fault{Cause::repository,
                 fmt::format("{} stores its references as {}; only the files format can be read "
                             "(`git refs migrate --ref-format=files` converts it)",
                             printable(state.root), printable(refs)),
                 {}};
  }
  return std::nullopt;
}

std::optional<Fault> read_boundary(Repository::State& state) {
  constexpr std::uint64_t most = std::uint64_t{16} << 20U;
  const Tree::Read read = read_file(state.common_folder + "/shallow", most);
  if (const auto* failed = std::get_if<Tree::NotRead>(&read)) {
    if (failed->absence == Cause::missing) return std::nullopt;
    return Fault{failed->absence, failed->what, {}};
  }
  for (const std::string_view line : lines_of(std::get<std::string>(read))) {
    if (!trim(line).empty()) state.boundary.emplace_back(trim(line));
  }
  std::sort(state.boundary.begin(), state.boundary.end());
  state.shallow = !state.boundary.empty();
  return std::nullopt;
}

Fault not_opened(int error, const std::string& start) {
  if (error == GIT_ENOTFOUND) {
    return {Cause::missing, fmt::format("{} is not in a git repository", printable(start)), {}};
  }
  return {
      Cause::repository,
      fmt::format("the git repository of {} cannot be used: {}", printable(start), last_error()),
      {}};
}

}  // namespace

std::string last_error() {
  const git_error* error = git_error_last();
  return error == nullptr || error->message == nullptr ? "no reason given"
                                                       : printable(error->message);
}

std::string hex(const git_oid& id) {
  std::string text(GIT_OID_HEXSZ, '0');
  git_oid_fmt(text.data(), &id);
  return text;
}

bool parse(const std::string& text, git_oid& id) {
  return text.size() == GIT_OID_HEXSZ && git_oid_fromstrn(&id, text.data(), text.size()) == 0;
}

Fault unreadable_object(const git_oid& id, const std::string& path) {
  return {Cause::unreadable,
          fmt::format("git object {} is missing or damaged: {}", hex(id), last_error()), path};
}

std::string deepen_advice() {
  return "fetch the history: on GitHub set `fetch-depth: 0` under `with:` of actions/checkout, on "
         "GitLab set the variable `GIT_DEPTH: \"0\"`, elsewhere run `git fetch --unshallow`";
}

Attempt<Repository> Repository::open(const std::string& start, const OpenOptions& options) {
  if (!library_is_ready()) {
    return Fault{Cause::internal, fmt::format("libgit2 does not start: {}", last_error()), {}};
  }
  auto state = std::make_shared<State>();
  state->options = options;
  git_repository* repository = nullptr;
  const int error = git_repository_open_ext(&repository, start.c_str(), 0, nullptr);
  if (error != 0) return not_opened(error, start);
  state->repository.reset(repository);
  state->bare = git_repository_is_bare(repository) == 1;
  state->git_folder = without_final_slash(git_repository_path(repository));
  state->common_folder = without_final_slash(git_repository_commondir(repository));
  state->root =
      state->bare ? state->git_folder : without_final_slash(git_repository_workdir(repository));

  git_config* config = nullptr;
  if (git_repository_config_snapshot(&config, repository) != 0) return not_opened(-1, start);
  state->config.reset(config);
  if (std::optional<Fault> fault = unusable(*state)) return *std::move(fault);
  git_odb* odb = nullptr;
  if (git_repository_odb(&odb, repository) != 0) return not_opened(-1, start);
  state->odb.reset(odb);
  if (!guard_loose_objects(odb, state->common_folder + "/objects")) return not_opened(-1, start);
  if (std::optional<Fault> fault = read_boundary(*state)) return *std::move(fault);
  return Repository{std::move(state)};
}

const std::string& Repository::root() const {
  return state_->root;
}

const std::string& Repository::git_folder() const {
  return state_->common_folder;
}

bool Repository::is_bare() const {
  return state_->bare;
}

bool Repository::is_shallow() const {
  return state_->shallow;
}

bool Repository::is_boundary(const std::string& commit) const {
  return std::binary_search(state_->boundary.begin(), state_->boundary.end(), commit);
}

Attempt<std::unique_ptr<Tree>> Repository::commit_tree(const std::string& commit) const {
  return make_commit_tree(state_, commit);
}

Attempt<std::unique_ptr<Tree>> Repository::index_tree() const {
  return make_index_tree(state_);
}

Attempt<std::unique_ptr<Tree>> Repository::work_tree() const {
  if (state_->bare) {
    return Fault{Cause::repository,
                 fmt::format("{} is a bare repository: it has no work tree; name a commit",
                             printable(state_->root)),
                 {}};
  }
  return make_work_tree(state_);
}

std::unique_ptr<Tree> Repository::empty_tree() {
  return std::make_unique<MemoryTree>();
}

}  // namespace gate::source
