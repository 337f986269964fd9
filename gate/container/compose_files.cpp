// SPDX-License-Identifier: Apache-2.0
// `extends` and `include` are followed inside the tree. What is inherited is shown at the place
// where the judged file asks for it, because a finding has one path.
#include "gate/container/compose_files.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "gate/container/compose.hpp"
#include "gate/core/text.hpp"
#include "gate/facts/paths.hpp"

namespace gate::container {
namespace {

using syntax::yaml::Node;
using syntax::yaml::Pair;

constexpr std::size_t most_files = 64;
constexpr std::size_t longest_chain = 20;
constexpr int deepest_include = 10;
constexpr std::size_t most_faults = 100;

std::string_view folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

ComposeFile::Names names_of(const ComposeFile& file, std::string_view section) {
  ComposeFile::Names names;
  for (const Node* root : file.stream.roots) {
    const Node* entries = root->get(section);
    if (entries == nullptr) continue;
    for (const Pair& pair : entries->pairs)
      names.insert_or_assign(pair.key, &pair);
  }
  return names;
}

std::unique_ptr<ComposeFile> parsed(std::string path, std::string_view text,
                                    std::vector<Fault>& faults) {
  auto file = std::make_unique<ComposeFile>();
  std::vector<Fault> defects;
  file->path = std::move(path);
  file->stream = syntax::yaml::parse(text).take(defects);
  file->services = names_of(*file, "services");
  file->volumes = names_of(*file, "volumes");
  if (!file->stream.repeated.empty() && defects.empty()) {
    defects.push_back(
        {Cause::unparsable,
         fmt::format("the key {} stands twice in one mapping; Compose refuses the file",
                     printable(file->stream.repeated.front().key)),
         {},
         0});
  }
  for (Fault& fault : defects) {
    fault.path = file->path;
    faults.push_back(std::move(fault));
  }
  return file;
}

bool is_remote(std::string_view path) {
  return path.find("://") != std::string_view::npos || path.substr(0, 4) == "git@";
}

}  // namespace

ComposeFiles::ComposeFiles(std::string path, std::string_view text, const Tree& tree)
    : tree_{tree} {
  files_.push_back(parsed(std::move(path), text, faults_));
}

void ComposeFiles::missing(std::string what, std::string path) {
  if (faults_.size() >= most_faults) return;
  const bool said = std::any_of(faults_.begin(), faults_.end(), [&](const Fault& fault) {
    return fault.what == what && fault.path == path;
  });
  if (!said) faults_.push_back({Cause::missing, std::move(what), std::move(path), 0});
}

const ComposeFile* ComposeFiles::load(const std::string& path) {
  for (const auto& file : files_) {
    if (file->path == path) return file.get();
  }
  if (files_.size() >= most_files) {
    faults_.push_back({Cause::limit,
                       fmt::format("{} reads more than {} other files; not followed further",
                                   printable(main().path), most_files),
                       path, 0});
    return nullptr;
  }
  auto read = tree_.read(path);
  if (const auto* not_read = std::get_if<Tree::NotRead>(&read)) {
    const std::string what = fmt::format("{} refers to {}, which cannot be read: {}",
                                         printable(main().path), printable(path), not_read->what);
    if (not_read->absence == Cause::missing) {
      missing(what, path);
    } else {
      faults_.push_back({not_read->absence, what, path, not_read->bytes});
    }
    return nullptr;
  }
  files_.push_back(parsed(path, std::get<std::string>(read), faults_));
  return files_.back().get();
}

std::optional<std::string> ComposeFiles::resolve(const ComposeFile& from, std::string_view path) {
  if (path.empty() || is_remote(path) || path.front() == '/' ||
      path.find('$') != std::string_view::npos) {
    missing(fmt::format("{} refers to {}, which is not in this repository; it was not read",
                        printable(from.path), printable(path)),
            from.path);
    return std::nullopt;
  }
  const std::string folder{folder_of(from.path)};
  std::string joined =
      facts::normal_path(folder.empty() ? std::string{path} : folder + '/' + std::string{path});
  if (joined.substr(0, 2) == "..") {
    missing(fmt::format("{} refers to {}, which is outside of this tree; it was not read",
                        printable(from.path), printable(path)),
            from.path);
    return std::nullopt;
  }
  return joined;
}

std::optional<ComposeFiles::Place> ComposeFiles::extended(const ComposeFile& file,
                                                          const Node& extends) {
  std::string name = extends.value;
  const ComposeFile* from = &file;
  if (extends.is_mapping()) {
    const Node* service = extends.get("service");
    const Node* other = extends.get("file");
    if (service != nullptr) name = service->value;
    if (other != nullptr && !other->is_null()) {
      const auto path = resolve(file, other->value);
      from = path ? load(*path) : nullptr;
    }
  }
  if (from == nullptr) return std::nullopt;
  if (const auto found = from->services.find(name); found != from->services.end())
    return Place{from, found->second->value.node};
  missing(fmt::format("{} extends the service {}, which {} does not have", printable(file.path),
                      printable(name), printable(from->path)),
          from->path);
  return std::nullopt;
}

void ComposeFiles::follow(const ComposeFile& file, Service& service) {
  const ComposeFile* from = &file;
  const Pair* first = service.layers.front().node->find("extends");
  if (first == nullptr) return;
  const Span site =
      service.layers.front().inherited ? service.layers.front().site : first->value.at;
  while (true) {
    const Node* extends = service.layers.back().node->get("extends");
    if (extends == nullptr || extends->is_null()) return;
    const auto place = extended(*from, *extends);
    const bool circle =
        place && std::any_of(service.layers.begin(), service.layers.end(),
                             [&](const Layer& layer) { return layer.node == place->service; });
    if (!place || circle || service.layers.size() >= longest_chain) {
      service.complete = false;
      return;
    }
    from = place->file;
    service.layers.push_back({place->service, true, site});
  }
}

void ComposeFiles::collect(const ComposeFile& file, std::vector<Service>& onto) {
  bool said = false;
  for (const Node* root : file.stream.roots) {
    const Node* services = root->get("services");
    if (services == nullptr || services->is_null()) continue;
    for (const Pair& pair : services->pairs) {
      if (pair.value.node->is_mapping()) {
        Service service;
        service.name = pair.key;
        service.key_at = pair.key_at;
        service.layers.push_back({pair.value.node, false, pair.value.at});
        onto.push_back(std::move(service));
      } else if (pair.value.node->tag != "!reset" && !std::exchange(said, true)) {
        faults_.push_back({Cause::unparsable,
                           fmt::format("the service {} is not a mapping; Compose refuses the file",
                                       printable(pair.key)),
                           file.path, 0});
      }
    }
    if (!services->is_mapping()) {
      faults_.push_back(
          {Cause::unparsable, "services is not a mapping; Compose refuses the file", file.path, 0});
    }
  }
}

void ComposeFiles::include_one(const ComposeFile& file, std::string_view path, Span site, int depth,
                               std::vector<Service>& onto) {
  const auto resolved = resolve(file, path);
  if (!resolved || has_compose_name(*resolved)) return;  // that one is judged by itself
  const std::size_t before = files_.size();
  const ComposeFile* other = load(*resolved);
  if (other == nullptr || files_.size() == before) return;  // unreadable, or seen already
  std::vector<Service> found;
  collect(*other, found);
  for (Service& service : found) {
    service.key_at = site;
    service.layers.front().inherited = true;
    service.layers.front().site = site;
    follow(*other, service);
    onto.push_back(std::move(service));
  }
  include(*other, site, depth + 1, onto);
}

void ComposeFiles::include(const ComposeFile& file, std::optional<Span> site, int depth,
                           std::vector<Service>& onto) {
  if (depth >= deepest_include) return;
  for (const Node* root : file.stream.roots) {
    const Node* entries = root->get("include");
    if (entries == nullptr) continue;
    for (const auto& item : entries->items) {
      const Span at = site.value_or(item.at);
      const Node* path = item.node->is_mapping() ? item.node->get("path") : item.node;
      if (path == nullptr) continue;
      if (path->is_scalar()) include_one(file, path->value, at, depth, onto);
      for (const auto& one : path->items)
        include_one(file, one.node->value, at, depth, onto);
    }
  }
}

std::vector<Service> ComposeFiles::services() {
  std::vector<Service> found;
  collect(main(), found);
  for (Service& service : found)
    follow(main(), service);
  include(main(), std::nullopt, 0, found);
  return found;
}

}  // namespace gate::container
