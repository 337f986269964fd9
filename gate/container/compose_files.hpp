// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/core/outcome.hpp"
#include "gate/core/tree.hpp"
#include "gate/syntax/yaml/yaml.hpp"

namespace gate::container {

// One Compose file, parsed. Of several documents the last one that has a name wins.
struct ComposeFile {
  using Names = std::map<std::string, const syntax::yaml::Pair*, std::less<>>;

  std::string path = {};
  syntax::yaml::Stream stream = {};
  Names services = {};
  Names volumes = {};
};

// One place that says something about a service. The nearest comes first: the service itself, then
// what it extends.
struct Layer {
  const syntax::yaml::Node* node = nullptr;
  bool inherited = false;
  Span site = {};  // where the file says it: an alias, or where it asks for an inherited layer
};

struct Service {
  std::string name = {};
  Span key_at = {};
  std::vector<Layer> layers = {};
  bool complete = true;  // everything it extends was found
};

// The judged file and the files it reads through the Tree.
class ComposeFiles {
 public:
  // `tree` must outlive this.
  ComposeFiles(std::string path, std::string_view text, const Tree& tree);

  // The services of the judged file, and those of included files that no one would judge by their
  // own name.
  std::vector<Service> services();
  [[nodiscard]] const ComposeFile& main() const { return *files_.front(); }
  [[nodiscard]] std::vector<Fault>& faults() { return faults_; }

 private:
  struct Place {
    const ComposeFile* file = nullptr;
    const syntax::yaml::Node* service = nullptr;
  };

  const ComposeFile* load(const std::string& path);
  std::optional<std::string> resolve(const ComposeFile& from, std::string_view path);
  void collect(const ComposeFile& file, std::vector<Service>& onto);
  void include(const ComposeFile& file, std::optional<Span> site, int depth,
               std::vector<Service>& onto);
  void include_one(const ComposeFile& file, std::string_view path, Span site, int depth,
                   std::vector<Service>& onto);
  void follow(const ComposeFile& file, Service& service);
  std::optional<Place> extended(const ComposeFile& file, const syntax::yaml::Node& extends);
  void missing(std::string what, std::string path);

  const Tree& tree_;
  std::vector<std::unique_ptr<ComposeFile>> files_;
  std::vector<Fault> faults_;
};

}  // namespace gate::container
