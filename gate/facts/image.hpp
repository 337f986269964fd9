// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gate::facts {

// An image reference as written: [registry[:port]/]path[:tag][@digest]
// (https://github.com/distribution/reference/blob/main/reference.go).
struct ImageReference {
  std::string registry = {};    // "ghcr.io", "localhost:5000"; empty where none is written
  std::string repository = {};  // the path without registry, tag and digest: "library/node", "node"
  std::string tag = {};         // empty where none is written
  std::string digest = {};      // "sha256:…", empty where none is written

  // registry/repository as written; never with tag or digest.
  [[nodiscard]] std::string name() const;
  // The name with Docker Hub's defaults spelled out: "docker.io/library/node".
  [[nodiscard]] std::string canonical_name() const;
  // The last segment of the repository: "node".
  [[nodiscard]] std::string_view short_name() const;
};

// Splits a reference. Nothing if the text is no reference, or still holds a variable (`$`).
std::optional<ImageReference> image_reference(std::string_view text);

// True for tags that move on by themselves: latest, stable, edge, main, master, nightly, dev, … .
bool is_moving_tag(std::string_view tag);

}  // namespace gate::facts
