// SPDX-License-Identifier: Apache-2.0
#include "gate/container/container.hpp"
#include "gate/core/text.hpp"
#include "gate/risks/image_unpinned_tag.hpp"

namespace gate::container {
namespace {

void check(const Container& container, Reporter& report) {
  if (!container.reference || container.built_here) return;
  const facts::ImageReference& image = *container.reference;
  if (!image.digest.empty() || image.canonical_name() == "docker.io/library/scratch") return;
  const Site site{container.image->span, container.owner, container.image->part};
  if (image.tag.empty()) {
    report(site, "image {} names no version, so it follows latest", printable(image.name()))
        .subject = image.name();
  } else if (facts::is_moving_tag(image.tag)) {
    report(site, "image {} follows the moving tag {}", printable(image.name()),
           printable(image.tag))
        .subject = image.name();
  }
}

}  // namespace
extern const Rule image_unpinned_tag{risks::image_unpinned_tag, check};
}  // namespace gate::container
