// SPDX-License-Identifier: Apache-2.0
#include "integrations/scanners/uri.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "gate/core/text.hpp"

namespace gate::scanners {
namespace {

std::optional<int> hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  const char small = lower(c);
  if (small >= 'a' && small <= 'f') return small - 'a' + 10;
  return std::nullopt;
}

bool has_drive(std::string_view path) {
  return path.size() >= 2 && is_alpha(path[0]) && path[1] == ':';
}

// "https" of "https://x"; empty for a path, also for one like `a.jar:b/c` or `C:\x`.
std::string_view scheme_of(std::string_view uri) {
  const std::size_t end = uri.find("://");
  if (end == std::string_view::npos || end < 2) return {};
  for (const char c : uri.substr(0, end))
    if (!is_alnum(c) && c != '+' && c != '-' && c != '.') return {};
  return uri.substr(0, end);
}

// "a/./b/../c" → "a/c". A leading ".." stays: it leads out of the root, and the reader should see.
std::string resolved(std::string_view path) {
  std::vector<std::string_view> kept;
  const bool rooted = !path.empty() && path.front() == '/';
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == ".." && !kept.empty() && kept.back() != "..")
      kept.pop_back();
    else if (part != ".." || !rooted)
      kept.push_back(part);
  }
  std::string result = rooted ? "/" : "";
  for (const std::string_view part : kept) {
    if (!result.empty() && result.back() != '/') result += '/';
    result += part;
  }
  return result;
}

}  // namespace

std::string decoded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const auto high = hex_digit(text[i + 1]);
      const auto low = hex_digit(text[i + 2]);
      if (high && low) {
        result += static_cast<char>(*high * 16 + *low);
        i += 2;
        continue;
      }
    }
    result += text[i];
  }
  return result;
}

std::string path_of_uri(std::string_view uri) {
  uri = trim(uri);
  const std::string_view scheme = scheme_of(uri);
  if (!scheme.empty() && !equals_ignoring_case(scheme, "file")) return std::string{uri};
  if (!scheme.empty()) {
    uri.remove_prefix(scheme.size() + 3);
    if (uri.substr(0, 10) == "localhost/") uri.remove_prefix(9);
  } else if (uri.size() > 5 && equals_ignoring_case(uri.substr(0, 5), "file:")) {
    uri.remove_prefix(5);
  }
  std::string path = decoded(uri);
  std::replace(path.begin(), path.end(), '\\', '/');
  if (path.size() > 2 && path[0] == '/' && has_drive(std::string_view{path}.substr(1)))
    path.erase(0, 1);
  return resolved(path);
}

bool is_absolute(std::string_view path) {
  return !path.empty() && (path.front() == '/' || has_drive(path) || !scheme_of(path).empty());
}

}  // namespace gate::scanners
