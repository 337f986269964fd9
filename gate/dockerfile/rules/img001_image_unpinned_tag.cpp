// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <utility>

#include "gate/core/text.hpp"
#include "gate/dockerfile/aliases.hpp"
#include "gate/dockerfile/rule.hpp"
#include "gate/risks/image_unpinned_tag.hpp"

namespace gate::dockerfile {
namespace {

// The image that a text names, also where variables stand in front of its last segment:
// `${REG}/ubuntu` has no tag whatever REG is.
std::optional<facts::ImageReference> image_of(const Text& text) {
  if (text.known) return facts::image_reference(text.value);
  const std::size_t slash = text.value.rfind('/');
  if (slash == std::string::npos || text.value.find('@') != std::string::npos) return {};
  const std::string_view last = std::string_view{text.value}.substr(slash + 1);
  auto image = facts::image_reference(last);  // nothing where a variable or a brace stands in it
  if (image) image->repository = text.value.substr(0, slash + 1) + image->repository;
  return image;
}

bool has_tag(std::string_view written, std::string_view tag) {
  return written.size() > tag.size() && written[written.size() - tag.size() - 1] == ':' &&
         written.substr(written.size() - tag.size()) == tag;
}

// hadolint resolves no variables and passes what begins with one; Trivy resolves defaults; Checkov
// looks for a colon in the text as written; Dockle knows `latest` only.
void keep_peers(const Text& text, const std::string& tag, Finding& finding) {
  const bool written_latest = has_tag(text.written, "latest");
  const bool variable_first = text.written.substr(0, 1) == "$";
  if (tag.empty() ? variable_first : !written_latest) drop_aliases(finding, {"DL3006", "DL3007"});
  drop_aliases(finding, {tag.empty() ? std::string_view{"DL3007"} : std::string_view{"DL3006"}});
  if (!(tag.empty() && text.known) && tag != "latest")
    drop_aliases(finding, {"DS-0001", "AVD-DS-0001", "DS001"});
  if (!written_latest && text.written.find(':') != std::string::npos)
    drop_aliases(finding, {"CKV_DOCKER_7"});
  if (tag != "latest") drop_aliases(finding, {"DKL-DI-0006", "avoid-latest-version"});
  if (!tag.empty() || variable_first) drop_aliases(finding, {"missing-image-version"});
  drop_aliases(finding, {"KSV-0013", "AVD-KSV-0013", "KSV013", "CKV_K8S_14", "latest-tag"});
}

// Only hadolint and its like look at FROM alone; a copied image moves on just as well.
void judge(const Text& text, const Site& site, bool is_base, Reporter& report) {
  const auto image = image_of(text);
  if (!image || !image->digest.empty()) return;
  if (!image->tag.empty() && !facts::is_moving_tag(image->tag)) return;
  const std::string name = image->name();
  Finding& finding =
      image->tag.empty()
          ? report(site, "image {} names no version, so it follows latest", printable(name))
          : report(site, "image {} follows the moving tag {}", printable(name),
                   printable(image->tag));
  finding.subject = name;
  if (is_base)
    keep_peers(text, image->tag, finding);
  else
    finding.aliases.clear();
}

void check(const Dockerfile& file, Reporter& report) {
  for (const Stage& stage : file.stages)
    if (!stage.implied && !stage.parent && !stage.is_scratch)
      judge(stage.image, {stage.image.span, stage.owner, "FROM"}, true, report);
  for_each(file, Keyword::copy, [&](const Stage& stage, const Instruction& copy) {
    if (copy.from && copy.from->kind == Origin::Kind::image)
      judge(copy.from->text, site(stage, copy, copy.from->text.span), false, report);
  });
}

}  // namespace
extern const Rule image_unpinned_tag{risks::image_unpinned_tag, check};
}  // namespace gate::dockerfile
