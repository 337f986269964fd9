// SPDX-License-Identifier: Apache-2.0
#include "gate/source/hooks.hpp"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/source/files.hpp"

namespace gate::source {
namespace {

namespace fs = std::filesystem;

std::optional<Fault> fault_of(const std::error_code& error, std::string_view what,
                              const std::string& path) {
  if (!error) return std::nullopt;
  return Fault{Cause::unreadable,
               fmt::format("{} cannot be {}: {}", printable(path), what, error.message()), path, 0};
}

}  // namespace

std::string hooks_folder(const Repository& repository, const std::string& home) {
  std::string path = repository.setting("core.hooksPath");
  if (path.empty()) return repository.git_folder() + "/hooks";
  if (path[0] == '/') return path;
  if (path.substr(0, 2) == "~/") return home + path.substr(1);
  return repository.root() + '/' + path;
}

std::string own_program() {
  std::error_code error;
  const fs::path path = fs::read_symlink("/proc/self/exe", error);  // absent outside Linux
  return error ? std::string{} : path.string();
}

std::optional<Fault> write_program(const std::string& path, std::string_view text) {
  if (auto fault = write_file(path, text)) return fault;
  std::error_code error;
  fs::permissions(path, fs::perms{0755}, error);
  return fault_of(error, "made executable", path);
}

std::optional<Fault> move_file(const std::string& from, const std::string& to) {
  std::error_code error;
  fs::rename(from, to, error);
  return fault_of(error, "moved", from);
}

std::optional<Fault> remove_file(const std::string& path) {
  std::error_code error;
  fs::remove(path, error);
  return fault_of(error, "removed", path);
}

}  // namespace gate::source
