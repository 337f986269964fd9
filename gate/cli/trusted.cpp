// SPDX-License-Identifier: Apache-2.0
#include "gate/cli/trusted.hpp"

#include <filesystem>
#include <system_error>

#include "gate/source/files.hpp"

namespace gate::cli {

std::optional<std::string> inside(const std::string& root, const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path folder = fs::weakly_canonical(root, error);
  const fs::path file = fs::weakly_canonical(path, error);
  const std::string relative = file.lexically_relative(folder).generic_string();
  const bool leaves =
      relative.empty() || relative == "." || relative == ".." || relative.compare(0, 3, "../") == 0;
  if (error || leaves) return std::nullopt;
  return relative;
}

Tree::Read read_trusted(const Trusted& trusted, const std::string& path, std::uint64_t largest) {
  if (trusted.target == nullptr) return source::read_file(path, largest);
  // The name as written counts too: a tracked link inside may lead outside.
  const auto lexical = std::filesystem::path{path}.lexically_normal().lexically_relative(
      std::filesystem::path{trusted.root}.lexically_normal());
  for (const auto& name : {inside(trusted.root, path), std::optional{lexical.generic_string()}}) {
    if (!name || name->empty() || name->compare(0, 2, "..") == 0) continue;
    auto on_target = trusted.target->read(*name);
    const auto* absent = std::get_if<Tree::NotRead>(&on_target);
    const bool on_target_only = absent == nullptr || absent->absence != Cause::missing;
    if (on_target_only || (trusted.in_head && trusted.in_head(*name))) return on_target;
  }
  return source::read_file(path, largest);
}

}  // namespace gate::cli
