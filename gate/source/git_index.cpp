// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/source/git_state.hpp"
#include "gate/source/links.hpp"

namespace gate::source {
namespace {

constexpr unsigned ours = 2;  // the side of a conflict that is checked out

bool lies_below(std::string_view path, std::string_view under) {
  if (under.empty() || path == under) return true;
  return path.size() > under.size() && path.substr(0, under.size()) == under &&
         path[under.size()] == '/';
}

class IndexTree final : public GitTree {
 public:
  IndexTree(SharedState state, std::vector<Node> files)
      : state_{std::move(state)}, files_{std::move(files)} {}

  [[nodiscard]] Outcome<std::vector<Node>> nodes(std::string_view under) const override {
    Outcome<std::vector<Node>> found;
    for (auto file = first(under); file != files_.end(); ++file) {
      if (lies_below(file->path, under)) {
        found.value.push_back(*file);
      } else if (file->path.compare(0, under.size(), under) != 0) {
        break;
      }
    }
    return found;
  }

  bool identify(Node&, const git_oid*) const override { return false; }

  [[nodiscard]] Read read(std::string_view path) const override {
    const auto place = follow(path, [&](const std::string& step) { return look(step); });
    if (const auto* why = std::get_if<NotRead>(&place)) return *why;
    return read_blob(*state_, first(std::get<std::string>(place))->id, path);
  }

 private:
  using Files = std::vector<Node>;

  [[nodiscard]] Files::const_iterator first(std::string_view path) const {
    return std::lower_bound(
        files_.begin(), files_.end(), path,
        [](const Node& file, std::string_view wanted) { return file.path < wanted; });
  }

  [[nodiscard]] Standing look(const std::string& path) const {
    const auto file = first(path);
    if (file == files_.end() || file->path != path) {
      const std::string folder = path + '/';
      const auto below = first(folder);
      const bool is_folder =
          below != files_.end() && below->path.compare(0, folder.size(), folder) == 0;
      return is_folder ? Standing{Standing::Kind::folder, {}} : Standing{};
    }
    if (file->type == Entry::Type::submodule) return {Standing::Kind::submodule, {}};
    if (file->type != Entry::Type::link) return {Standing::Kind::file, {}};
    const Read target = read_blob(*state_, file->id, path);
    const auto* text = std::get_if<std::string>(&target);
    return {Standing::Kind::link, text == nullptr ? std::string{} : *text};
  }

  SharedState state_;
  Files files_;
};

}  // namespace

Attempt<Handle<git_index>> open_index(const Repository::State& state) {
  const std::string path =
      state.options.index_file.empty() ? state.git_folder + "/index" : state.options.index_file;
  git_index* index = nullptr;
  if (git_index_open(&index, path.c_str()) != 0) {
    return Fault{Cause::repository,
                 fmt::format("the index of {} cannot be read: {} (a sparse or split index is not "
                             "supported: `git sparse-checkout reapply --no-sparse-index`, `git "
                             "update-index --no-split-index`)",
                             printable(state.root), last_error()),
                 {}};
  }
  return Handle<git_index>{index};
}

Outcome<std::vector<Node>> index_nodes(git_index& index) {
  Outcome<std::vector<Node>> found;
  const std::size_t count = git_index_entrycount(&index);
  found.value.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const git_index_entry* entry = git_index_get_byindex(&index, i);
    if ((entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0) continue;
    const auto stage = static_cast<unsigned>(git_index_entry_stage(entry));
    const bool again = !found.value.empty() && found.value.back().path == entry->path;
    if (again && stage != ours) continue;
    if (again) found.value.pop_back();
    Node node;
    node.path = entry->path;
    node.id = entry->id;
    node.has_id = true;
    set_mode(node, entry->mode);
    found.value.push_back(std::move(node));
  }
  return found;
}

Attempt<std::unique_ptr<Tree>> make_index_tree(SharedState state) {
  const Attempt<Handle<git_index>> index = open_index(*state);
  if (!index) return index.fault();
  std::vector<Node> files = index_nodes(**index).value;
  return std::unique_ptr<Tree>{std::make_unique<IndexTree>(std::move(state), std::move(files))};
}

}  // namespace gate::source
