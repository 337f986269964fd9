// SPDX-License-Identifier: Apache-2.0
#include "gate/source/links.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "gate/core/text.hpp"

namespace gate::source {
namespace {

constexpr int most_hops = 40;
constexpr std::size_t most_parts = 4096;

using Walk = std::variant<std::string, Tree::NotRead>;

Tree::NotRead bad_link(std::string_view path, std::string_view what) {
  return {Cause::link, fmt::format("the symbolic link {} {}", printable(path), what), 0};
}

// Puts the parts of `path` on the stack so that the first is taken first.
void push_parts(std::string_view path, std::vector<std::string>& waiting) {
  const std::vector<std::string_view> parts = split(path, '/');
  for (auto part = parts.rbegin(); part != parts.rend(); ++part)
    waiting.emplace_back(*part);
}

void leave_folder(std::string& place) {
  const std::size_t slash = place.rfind('/');
  place.resize(slash == std::string::npos ? 0 : slash);
}

// A key of a pointer file must be followed by one blank and a value.
bool is_pointer_line(std::string_view line) {
  if (line.substr(0, 4) == "ext-") return line.find(" sha256:") != std::string_view::npos;
  return line.substr(0, 11) == "oid sha256:" && line.size() == 11 + 64;
}

}  // namespace

bool is_plain_path(std::string_view path) {
  if (path.empty() || path.find('\0') != std::string_view::npos) return false;
  const std::vector<std::string_view> parts = split(path, '/');
  return std::none_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part.empty() || part == "." || part == "..";
  });
}

Walk follow(std::string_view path, const Look& look) {
  const Tree::NotRead missing{Cause::missing, fmt::format("{} does not exist", printable(path)), 0};
  if (!is_plain_path(path)) return missing;
  std::vector<std::string> waiting;
  push_parts(path, waiting);
  std::string place;
  int hops = 0;
  while (!waiting.empty()) {
    const std::string part = std::move(waiting.back());
    waiting.pop_back();
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      if (place.empty()) return bad_link(path, "leads out of the tree");
      leave_folder(place);
      continue;
    }
    const std::string next = place.empty() ? part : place + '/' + part;
    const Standing standing = look(next);
    switch (standing.kind) {
      case Standing::Kind::nothing:
        return hops > 0 ? Walk{bad_link(path, "leads to nothing")} : missing;
      case Standing::Kind::submodule:
        return Tree::NotRead{
            Cause::submodule,
            fmt::format("{} belongs to another repository (submodule)", printable(next)), 0};
      case Standing::Kind::folder:
        place = next;
        continue;
      case Standing::Kind::file:
        if (waiting.empty()) return next;
        return hops > 0 ? Walk{bad_link(path, "leads to nothing")} : missing;
      case Standing::Kind::link:
        break;
    }
    if (++hops > most_hops) return bad_link(path, "leads in a circle");
    if (standing.target.empty() || standing.target.front() == '/') {
      return bad_link(path, "leads out of the tree");
    }
    push_parts(standing.target, waiting);
    if (waiting.size() > most_parts) return bad_link(path, "is too long");
  }
  if (hops > 0) return bad_link(path, "leads to a folder");
  return Tree::NotRead{Cause::missing, fmt::format("{} is a folder", printable(path)), 0};
}

bool is_lfs_pointer(std::string_view bytes, Tree::NotRead& why, std::string_view path) {
  constexpr std::size_t largest_pointer = 1024;
  constexpr std::string_view first = "version https://git-lfs.github.com/spec/v1";
  if (bytes.size() > largest_pointer || bytes.substr(0, first.size()) != first) return false;
  const std::vector<std::string_view> lines = lines_of(bytes);
  if (lines.size() < 3 || lines.front() != first) return false;
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    if (!is_pointer_line(lines[i])) return false;
  }
  if (lines.back().substr(0, 5) != "size ") return false;
  const std::string_view number = lines.back().substr(5);
  std::uint64_t size = 0;
  const auto parsed = std::from_chars(number.data(), number.data() + number.size(), size);
  if (parsed.ec != std::errc{} || parsed.ptr != number.data() + number.size()) return false;
  why = {Cause::lfs_pointer,
         fmt::format("{} is a Git LFS pointer; its {} bytes are not in this repository",
                     printable(path), size),
         size};
  return true;
}

}  // namespace gate::source
