// SPDX-License-Identifier: Apache-2.0
//
// The files on disk, in one walk over the folders. A tracked file whose stat data are those of the
// index is not read: it has the index's object id. Everything else has no id until somebody asks.
#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/source/descriptor.hpp"
#include "gate/source/disk.hpp"
#include "gate/source/git_state.hpp"
#include "gate/source/git_tracked.hpp"
#include "gate/source/ignore.hpp"
#include "gate/source/links.hpp"
#include "gate/source/names.hpp"

namespace gate::source {
namespace {

constexpr int deepest = 256;
constexpr std::uint64_t largest_rules = std::uint64_t{1} << 20U;  // of one ignore file

class Walker {
 public:
  Walker(const Tracked& tracked, std::vector<IgnoreFile> rules, bool fold,
         Outcome<std::vector<Node>>& found)
      : tracked_{tracked},
        rules_{std::move(rules)},
        fold_{fold},
        seen_(tracked.files().size(), false),
        found_{found} {}

  // Lists the folder open at `folder`, whose path is `prefix` (with a final '/'). In an ignored
  // folder only tracked files count.
  void walk(Descriptor folder, const std::string& prefix, Tracked::Range range, bool ignored,
            int depth) {
    if (depth > deepest) return fault(Cause::limit, prefix, "lies too deep");
    const int descriptor = folder.get();
    const std::size_t outer_rules = rules_.size();
    if (!ignored) add_rules(descriptor, prefix);
    const Names names{std::move(folder)};
    if (names.error() != 0) fault(Cause::unreadable, prefix, reason(names.error()));
    for (const std::string& name : names.sorted()) {
      if (!equals_ignoring_case(name, ".git")) {
        visit({descriptor, prefix + name, name, ignored, depth}, range);
      }
    }
    rules_.resize(outer_rules);
  }

  // Files that a sparse checkout leaves out are part of the tree all the same.
  void add_left_out() {
    const std::vector<TrackedFile>& files = tracked_.files();
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (!seen_[i] && files[i].left_out) found_.value.push_back(files[i].node);
    }
  }

 private:
  struct Place {
    int folder = -1;
    std::string path;
    const std::string& name;
    bool ignored = false;
    int depth = 0;
  };

  void fault(Cause cause, const std::string& path, const std::string& what) {
    found_.faults.push_back(
        {cause, fmt::format("cannot list {}: {}", printable(path), what), path});
  }

  void add_rules(int folder, const std::string& prefix) {
    const Descriptor file{
        openat(folder, ".gitignore", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
    if (!file) return;
    const Tree::Read read = read_whole(file.get(), prefix + ".gitignore", largest_rules);
    if (const auto* text = std::get_if<std::string>(&read))
      rules_.emplace_back(*text, prefix, fold_);
  }

  [[nodiscard]] bool is_ignored(const std::string& path, bool is_folder) const {
    for (auto rules = rules_.rbegin(); rules != rules_.rend(); ++rules) {
      if (const std::optional<bool> verdict = rules->verdict(path, is_folder)) return *verdict;
    }
    return false;
  }

  void visit(const Place& place, Tracked::Range range) {
    struct stat about = {};
    if (fstatat(place.folder, place.name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0) return;
    const std::optional<std::size_t> known = tracked_.find(place.path, range);
    if (S_ISDIR(about.st_mode)) {
      if (known && tracked_.files()[*known].node.type == Entry::Type::submodule) {
        seen_[*known] = true;
        found_.value.push_back(tracked_.files()[*known].node);
        return;
      }
      return visit_folder(place, tracked_.below(place.path, range));
    }
    if (!S_ISREG(about.st_mode) && !S_ISLNK(about.st_mode)) return;  // pipe, socket, device
    if (known) {
      seen_[*known] = true;
      found_.value.push_back(tracked_.on_disk(*known, about));
    } else if (!place.ignored && !is_ignored(place.path, false)) {
      Node node;
      node.path = place.path;
      node.type = S_ISLNK(about.st_mode) ? Entry::Type::link : Entry::Type::file;
      node.executable = S_ISREG(about.st_mode) && (about.st_mode & S_IXUSR) != 0;
      node.size = static_cast<std::uint64_t>(about.st_size);
      found_.value.push_back(std::move(node));
    }
  }

  void visit_folder(const Place& place, Tracked::Range below) {
    const bool has_tracked = below.first != below.last;
    const bool ignored = place.ignored || is_ignored(place.path, true);
    if (ignored && !has_tracked) return;
    Descriptor folder{
        openat(place.folder, place.name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
    if (!folder) return fault(Cause::unreadable, place.path, reason(errno));
    if (!has_tracked && holds_repository(folder.get())) {
      Node node;
      node.path = place.path;
      node.type = Entry::Type::submodule;
      found_.value.push_back(std::move(node));
      return;
    }
    walk(std::move(folder), place.path + '/', below, ignored, place.depth + 1);
  }

  const Tracked& tracked_;
  std::vector<IgnoreFile> rules_;  // the weakest first
  bool fold_;
  std::vector<bool> seen_;
  Outcome<std::vector<Node>>& found_;
};

class WorkTree final : public GitTree {
 public:
  WorkTree(SharedState state, Tracked tracked)
      : state_{std::move(state)}, tracked_{std::move(tracked)} {}

  [[nodiscard]] Outcome<std::vector<Node>> nodes(std::string_view under) const override {
    std::call_once(listed_once_, [&] { list_all(); });
    if (under.empty()) return listed_;
    Outcome<std::vector<Node>> found;
    found.faults = listed_.faults;
    const std::string folder = std::string{under} + '/';
    for (const Node& node : listed_.value) {
      const bool below = node.path.compare(0, folder.size(), folder) == 0;
      if (below || node.path == under) found.value.push_back(node);
    }
    return found;
  }

  bool identify(Node& node, const git_oid* expected) const override {
    return tracked_.identify(*state_, node, expected);
  }

  [[nodiscard]] Read read(std::string_view path) const override {
    Read read = read_below(state_->root, path, state_->options.largest_file);
    const auto* why = std::get_if<NotRead>(&read);
    if (why == nullptr || why->absence != Cause::missing) return read;
    const std::optional<std::size_t> known = tracked_.find(path, tracked_.all());
    if (!known) return read;
    if (tracked_.files()[*known].node.type == Entry::Type::submodule) return another_repository();
    if (!tracked_.files()[*known].left_out) return read;
    return read_blob(*state_, tracked_.files()[*known].node.id, path);
  }

 private:
  [[nodiscard]] std::string excludes_file() const {
    git_buf path = {};
    if (git_config_get_path(&path, state_->config.get(), "core.excludesfile") == 0) {
      std::string named{path.ptr, path.size};
      git_buf_dispose(&path);
      return named;
    }
    const OpenOptions& options = state_->options;
    if (!options.config_home.empty()) return options.config_home + "/git/ignore";
    return options.home.empty() ? std::string{} : options.home + "/.config/git/ignore";
  }

  void list_all() const {
    int fold = 0;
    static_cast<void>(git_config_get_bool(&fold, state_->config.get(), "core.ignorecase"));
    std::vector<IgnoreFile> rules;
    for (const std::string& path : {excludes_file(), state_->common_folder + "/info/exclude"}) {
      const Read read = read_file(path, largest_rules);
      if (const auto* text = std::get_if<std::string>(&read))
        rules.emplace_back(*text, "", fold != 0);
    }
    Descriptor top{open(state_->root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!top) {
      listed_.faults.push_back(
          {Cause::unreadable,
           fmt::format("cannot list {}: {}", printable(state_->root), reason(errno)),
           {}});
      return;
    }
    listed_.value.reserve(tracked_.files().size());
    Walker walker{tracked_, std::move(rules), fold != 0, listed_};
    walker.walk(std::move(top), "", tracked_.all(), false, 0);
    walker.add_left_out();
    const auto by_path = [](const Node& a, const Node& b) { return a.path < b.path; };
    if (!std::is_sorted(listed_.value.begin(), listed_.value.end(), by_path)) {
      std::sort(listed_.value.begin(), listed_.value.end(), by_path);
    }
  }

  SharedState state_;
  Tracked tracked_;
  mutable std::once_flag listed_once_;
  mutable Outcome<std::vector<Node>> listed_;
};

}  // namespace

Attempt<std::unique_ptr<Tree>> make_work_tree(SharedState state) {
  Attempt<Tracked> tracked = Tracked::load(*state);
  if (!tracked) return tracked.fault();
  return std::unique_ptr<Tree>{std::make_unique<WorkTree>(std::move(state), *std::move(tracked))};
}

}  // namespace gate::source
