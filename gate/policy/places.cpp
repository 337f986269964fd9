// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/places.hpp"

#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/policy/file_kinds.hpp"

namespace gate::policy {
namespace {

// Trivy writes "app:ci (debian 12.5)".
std::string_view without_system(std::string_view target) {
  const auto at = target.rfind(" (");
  return at != std::string_view::npos && target.back() == ')' ? target.substr(0, at) : target;
}

std::string_view without_tag(std::string_view name) {
  const auto slash = name.rfind('/');
  const auto colon = name.rfind(':');
  const bool tagged =
      colon != std::string_view::npos && (slash == std::string_view::npos || colon > slash);
  return tagged ? name.substr(0, colon) : name;
}

std::string_view without_registry(std::string_view name) {
  for (const std::string_view start : {"docker.io/", "index.docker.io/", "library/"}) {
    if (name.substr(0, start.size()) == start) name.remove_prefix(start.size());
  }
  return name;
}

bool share_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& one) {
    return std::binary_search(b.begin(), b.end(), one);
  });
}

// Scanners started in different folders print different beginnings of one path.
bool is_end_of(std::string_view end, std::string_view path) {
  return path.size() >= end.size() && path.substr(path.size() - end.size()) == end &&
         (path.size() == end.size() || path[path.size() - end.size() - 1] == '/');
}

}  // namespace

std::vector<std::string> subject_names(const std::vector<std::string>& subjects) {
  std::vector<std::string> names;
  for (const std::string& subject : subjects) {
    std::string_view text = without_system(subject);
    if (const auto bar = text.find('|'); bar != std::string_view::npos) text.remove_prefix(bar + 1);
    if (const auto digest = text.find("sha256:"); digest != std::string_view::npos) {
      names.push_back(lower(text.substr(digest)));
      text = text.substr(0, digest == 0 ? 0 : digest - 1);
    }
    text = without_tag(text);
    if (!text.empty()) names.push_back(lower(without_registry(text)));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string lasting_target(std::string_view target) {
  if (is_manifest(target)) return std::string{target};
  target = without_system(target);
  if (const auto digest = target.find("@sha256:"); digest != std::string_view::npos && digest > 0)
    target = target.substr(0, digest);
  return std::string{without_tag(target)};
}

std::size_t Places::add(std::size_t report, std::string_view tool, std::string_view target,
                        const std::vector<std::string>& subjects) {
  const auto plain = std::string{without_system(target)};
  const auto [at, fresh] = numbers_.try_emplace({report, std::string{tool}, plain}, places_.size());
  if (fresh) places_.push_back({report, std::string{tool}, plain});
  if (subjects_.count(report) == 0) subjects_[report] = subject_names(subjects);
  return at->second;
}

bool Places::agree(std::size_t a, std::size_t b) const {
  const Place& one = places_[a];
  const Place& other = places_[b];
  const bool stated = !one.target.empty() && !other.target.empty();
  if (stated && one.target == other.target) return true;
  if (one.tool == other.tool && stated) return false;
  const auto& subjects = subjects_.at(one.report);
  const auto& others = subjects_.at(other.report);
  if (!subjects.empty() && !others.empty() && !share_one(subjects, others)) return false;
  if (stated && is_manifest(one.target) && is_manifest(other.target))
    return is_end_of(one.target, other.target) || is_end_of(other.target, one.target);
  return true;
}

}  // namespace gate::policy
