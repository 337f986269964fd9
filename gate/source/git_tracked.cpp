// SPDX-License-Identifier: Apache-2.0
#include "gate/source/git_tracked.hpp"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>
#include <utility>
#include <variant>

#include "gate/core/text.hpp"
#include "gate/source/descriptor.hpp"
#include "gate/source/disk.hpp"

namespace gate::source {
namespace {

constexpr std::int64_t second = 1'000'000'000;

struct Times {
  std::int64_t changed = 0;
  std::int64_t modified = 0;
};

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * second + time.tv_nsec;
}

Times times_of(const struct stat& about) {
#ifdef __APPLE__
  return {nanoseconds(about.st_ctimespec), nanoseconds(about.st_mtimespec)};
#else
  return {nanoseconds(about.st_ctim), nanoseconds(about.st_mtim)};
#endif
}

std::int64_t nanoseconds(const git_index_time& time) {
  // The index keeps 32 bits of the seconds.
  return static_cast<std::int64_t>(static_cast<std::uint32_t>(time.seconds)) * second +
         time.nanoseconds;
}

// Equal, or equal as far as a program that wrote whole seconds can tell.
bool same_time(std::int64_t remembered, std::int64_t found) {
  return remembered == found || (remembered % second == 0 && remembered / second == found / second);
}

TrackedFile tracked_file(const git_index_entry& entry, std::int64_t index_written) {
  TrackedFile file;
  file.node.path = entry.path;
  file.node.id = entry.id;
  file.node.has_id = true;
  set_mode(file.node, entry.mode);
  file.changed_at = nanoseconds(entry.ctime);
  file.modified_at = nanoseconds(entry.mtime);
  file.inode = entry.ino;
  file.size = entry.file_size;
  file.left_out = (entry.flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE) != 0;
  const bool staged = (entry.flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) == 0 &&
                      git_index_entry_stage(&entry) == 0;
  // A file written in the moment in which the index was may have changed once more since.
  const bool whole_seconds = file.modified_at % second == 0 || index_written % second == 0;
  const bool earlier = whole_seconds ? file.modified_at / second < index_written / second
                                     : file.modified_at < index_written;
  file.settled = staged && earlier;
  return file;
}

bool flag(const Repository::State& state, const char* name, bool otherwise) {
  int value = 0;
  return git_config_get_bool(&value, state.config.get(), name) == 0 ? value != 0 : otherwise;
}

bool converts_everywhere(const Repository::State& state) {
  const char* value = nullptr;
  if (git_config_get_string(&value, state.config.get(), "core.autocrlf") == 0 &&
      equals_ignoring_case(value, "input")) {
    return true;
  }
  const std::string attributes = state.common_folder + "/info/attributes";
  return flag(state, "core.autocrlf", false) || access(attributes.c_str(), F_OK) == 0;
}

bool is_attributes(std::string_view path) {
  constexpr std::string_view name = ".gitattributes";
  return path == name || (path.size() > name.size() &&
                          path.substr(path.size() - name.size() - 1) == "/.gitattributes");
}

std::string without_carriage_returns(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
    text += bytes[i];
  }
  return text;
}

bool hash(std::string_view bytes, git_oid& id) {
  return git_odb_hash(&id, bytes.data(), bytes.size(), GIT_OBJECT_BLOB) == 0;
}

}  // namespace

Attempt<Tracked> Tracked::load(const Repository::State& state) {
  const std::string path =
      state.options.index_file.empty() ? state.git_folder + "/index" : state.options.index_file;
  // Asked before reading: an index that is replaced meanwhile then looks older, never newer.
  struct stat about = {};
  const std::int64_t written = stat(path.c_str(), &about) == 0 ? times_of(about).modified : 0;
  const Attempt<Handle<git_index>> index = open_index(state);
  if (!index) return index.fault();
  Tracked tracked;
  tracked.trust_mode_ = flag(state, "core.filemode", true);
  tracked.converts_ = converts_everywhere(state);
  const std::size_t count = git_index_entrycount(index->get());
  tracked.files_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const git_index_entry* entry = git_index_get_byindex(index->get(), i);
    if (!tracked.files_.empty() && tracked.files_.back().node.path == entry->path) continue;
    tracked.files_.push_back(tracked_file(*entry, written));
    tracked.converts_ = tracked.converts_ || is_attributes(entry->path);
  }
  return tracked;
}

std::optional<std::size_t> Tracked::find(std::string_view path, Range within) const {
  const auto begin = files_.begin();
  const auto last = begin + static_cast<std::ptrdiff_t>(within.last);
  const auto at = std::lower_bound(
      begin + static_cast<std::ptrdiff_t>(within.first), last, path,
      [](const TrackedFile& file, std::string_view wanted) { return file.node.path < wanted; });
  if (at == last || at->node.path != path) return std::nullopt;
  return static_cast<std::size_t>(at - begin);
}

Tracked::Range Tracked::below(const std::string& folder, Range within) const {
  const auto begin = files_.begin();
  const auto first_not_before = [&](const std::string& path) {
    const auto at = std::lower_bound(
        begin + static_cast<std::ptrdiff_t>(within.first),
        begin + static_cast<std::ptrdiff_t>(within.last), path,
        [](const TrackedFile& file, const std::string& wanted) { return file.node.path < wanted; });
    return static_cast<std::size_t>(at - begin);
  };
  return {first_not_before(folder + '/'), first_not_before(folder + '0')};  // '0' follows '/'
}

Node Tracked::on_disk(std::size_t number, const struct stat& about) const {
  const TrackedFile& file = files_[number];
  Node node = file.node;
  const bool is_link = S_ISLNK(about.st_mode);
  node.size = static_cast<std::uint64_t>(about.st_size);
  node.type = is_link ? Entry::Type::link : Entry::Type::file;
  if (trust_mode_) node.executable = !is_link && (about.st_mode & S_IXUSR) != 0;
  const Times times = times_of(about);
  node.has_id = file.settled && node.type == file.node.type &&
                same_time(file.modified_at, times.modified) &&
                same_time(file.changed_at, times.changed) &&
                file.size == static_cast<std::uint32_t>(about.st_size) &&
                file.inode == static_cast<std::uint32_t>(about.st_ino);
  if (!node.has_id) node.id = {};
  return node;
}

bool Tracked::identify(const Repository::State& state, Node& node, const git_oid* expected) const {
  const std::string full = state.root + '/' + node.path;
  if (node.type == Entry::Type::submodule) return false;
  if (node.type == Entry::Type::link) {
    node.has_id = hash(link_target(full), node.id);
    return node.has_id;
  }
  if (node.size > state.options.largest_file) {
    node.has_id = git_odb_hashfile(&node.id, full.c_str(), GIT_OBJECT_BLOB) == 0;
    return node.has_id;
  }
  const Descriptor file{
      open(full.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW | O_NONBLOCK)};
  if (!file) return false;
  const Tree::Read read = read_whole(file.get(), node.path, state.options.largest_file);
  const auto* bytes = std::get_if<std::string>(&read);
  if (bytes == nullptr || !hash(*bytes, node.id)) return false;
  node.has_id = true;
  if (expected == nullptr || git_oid_equal(&node.id, expected) == 1 || !converts_) return true;
  git_oid converted = {};
  if (bytes->find("\r\n") != std::string::npos &&
      hash(without_carriage_returns(*bytes), converted) &&
      git_oid_equal(&converted, expected) == 1) {
    node.id = converted;
  }
  return true;
}

}  // namespace gate::source
