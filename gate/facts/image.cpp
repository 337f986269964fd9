// SPDX-License-Identifier: Apache-2.0
#include "gate/facts/image.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "gate/core/text.hpp"

namespace gate::facts {
namespace {

constexpr std::size_t longest_reference = 1024;
constexpr std::size_t longest_tag = 128;

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); });
}

bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z');
}

// What may stand between two words of a path segment: a dot, one or two underscores, dashes.
bool is_joint(std::string_view text) {
  return text == "." || text == "_" || text == "__" ||
         text.find_first_not_of('-') == std::string_view::npos;
}

// One segment of a repository path: words of lower case letters and digits with joints between.
bool is_segment(std::string_view text) {
  if (text.empty() || !is_word(text.front()) || !is_word(text.back())) return false;
  while (!text.empty()) {
    const auto word = std::find_if_not(text.begin(), text.end(), is_word);
    text.remove_prefix(static_cast<std::size_t>(word - text.begin()));
    const auto joint = std::find_if(text.begin(), text.end(), is_word);
    const auto size = static_cast<std::size_t>(joint - text.begin());
    if (!is_joint(text.substr(0, size))) return false;
    text.remove_prefix(size);
  }
  return true;
}

bool is_tag(std::string_view text) {
  if (text.empty() || text.size() > longest_tag) return false;
  if (!is_alnum(text.front()) && text.front() != '_') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_alnum(c) || c == '_' || c == '.' || c == '-'; });
}

bool is_digest(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == 0 || colon == std::string_view::npos) return false;
  const std::string_view hex = text.substr(colon + 1);
  const std::string_view algorithm = text.substr(0, colon);
  return hex.size() >= 32 && is_hex(hex) &&
         std::all_of(algorithm.begin(), algorithm.end(), [](char c) {
           return is_alnum(c) || c == '+' || c == '.' || c == '-' || c == '_';
         });
}

bool is_registry(std::string_view text) {
  const bool named = text.find_first_of(".:") != std::string_view::npos || text == "localhost" ||
                     text != lower(text);
  return named && std::all_of(text.begin(), text.end(), [](char c) {
           return is_alnum(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']' ||
                  c == '_';
         });
}

// The id of a local image, not a name.
bool is_image_id(const ImageReference& image) {
  return image.registry.empty() && image.digest.empty() &&
         ((image.tag.empty() && image.repository.size() == 64 && is_hex(image.repository)) ||
          (image.repository == "sha256" && image.tag.size() == 64 && is_hex(image.tag)));
}

bool is_moving_word(std::string_view word) {
  static constexpr std::array words{
      std::string_view{"latest"}, std::string_view{"stable"},      std::string_view{"edge"},
      std::string_view{"main"},   std::string_view{"master"},      std::string_view{"nightly"},
      std::string_view{"dev"},    std::string_view{"devel"},       std::string_view{"develop"},
      std::string_view{"head"},   std::string_view{"development"}, std::string_view{"canary"},
      std::string_view{"trunk"},  std::string_view{"rolling"},     std::string_view{"unstable"},
      std::string_view{"lts"},    std::string_view{"current"},     std::string_view{"mainline"},
      std::string_view{"next"},   std::string_view{"snapshot"},    std::string_view{"testing"},
      std::string_view{"sid"},    std::string_view{"rawhide"},     std::string_view{"tumbleweed"}};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view known) { return equals_ignoring_case(known, word); });
}

}  // namespace

std::string ImageReference::name() const {
  return registry.empty() ? repository : registry + '/' + repository;
}

std::string ImageReference::canonical_name() const {
  const bool hub = registry.empty() || registry == "docker.io" || registry == "index.docker.io" ||
                   registry == "registry-1.docker.io" || registry == "registry.hub.docker.com";
  if (!hub) return name();
  const bool official = repository.find('/') == std::string::npos;
  return (official ? "docker.io/library/" : "docker.io/") + repository;
}

std::string_view ImageReference::short_name() const {
  const std::string_view path = repository;
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::optional<ImageReference> image_reference(std::string_view text) {
  if (text.empty() || text.size() > longest_reference) return std::nullopt;
  ImageReference image;
  if (const auto at = text.find('@'); at != std::string_view::npos) {
    if (!is_digest(text.substr(at + 1))) return std::nullopt;
    image.digest = text.substr(at + 1);
    text = text.substr(0, at);
  }
  const auto last_slash = text.rfind('/');
  const auto colon = text.rfind(':');
  if (colon != std::string_view::npos &&
      (last_slash == std::string_view::npos || colon > last_slash)) {
    if (!is_tag(text.substr(colon + 1))) return std::nullopt;
    image.tag = text.substr(colon + 1);
    text = text.substr(0, colon);
  }
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    const std::string_view first = text.substr(0, slash);
    if (is_registry(first)) {
      image.registry = first;
      text = text.substr(slash + 1);
    }
  }
  for (const std::string_view segment : split(text, '/')) {
    if (!is_segment(segment)) return std::nullopt;
  }
  image.repository = text;
  if (is_image_id(image)) return std::nullopt;
  return image;
}

bool is_moving_tag(std::string_view tag) {
  const auto parts = split(tag, '-');
  if (!is_moving_word(parts.front())) return false;
  // "main-4f2a9c1" and "nightly-2026-08-01" stay where they are, "latest-alpine3.22" moves.
  return std::all_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
    return !part.empty() && !is_digit(part.front()) && !(part.size() >= 7 && is_hex(part));
  });
}

}  // namespace gate::facts
