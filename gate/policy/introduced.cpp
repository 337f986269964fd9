// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/introduced.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/policy/aliases.hpp"
#include "gate/policy/file_kinds.hpp"
#include "gate/policy/package.hpp"
#include "gate/policy/places.hpp"

namespace gate::policy {
namespace {

// What the base's report holds: of packages any advisory id under the package and target, of
// everything else how often a rule fires in a file.
class OldFindings {
 public:
  explicit OldFindings(const ImportedReport& report) {
    for (const Finding& finding : report.findings)
      aliases_.learn(finding.ids);
    for (const Finding& finding : report.findings) {
      if (!finding.package) ++files_[{finding.id, finding.path}];
      for (const std::string& id : ids_of(finding))
        packages_.insert(key(finding, id));
    }
  }

  bool hold(const Finding& finding) {
    if (finding.package) {
      const auto ids = ids_of(finding);
      return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
        return packages_.count(key(finding, id)) > 0;
      });
    }
    const auto found = files_.find({finding.id, finding.path});
    if (found == files_.end() || found->second == 0) return false;
    --found->second;
    return true;
  }

 private:
  [[nodiscard]] std::vector<std::string> ids_of(const Finding& finding) const {
    if (!finding.package) return {};
    if (finding.ids.empty()) return {lower(finding.id)};
    return aliases_.extended(finding.ids);
  }

  // Images change their names from build to build; lock files do not.
  static std::string key(const Finding& finding, std::string_view id) {
    const std::string_view target =
        is_manifest(finding.target) ? std::string_view{finding.target} : std::string_view{};
    return fmt::format("{}\n{}\n{}", id, package_identity(*finding.package), target);
  }

  AliasMap aliases_;
  std::set<std::string> packages_;
  std::map<std::pair<std::string, std::string>, std::uint64_t> files_;
};

std::string_view folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash + 1);
}

// A report about an image says so by digest or tag; then its targets are paths in the image.
bool is_about_image(const InputReport& input) {
  return std::any_of(input.subjects.begin(), input.subjects.end(), [](const std::string& subject) {
    return subject.find("sha256:") != std::string::npos || lasting_target(subject) != subject;
  });
}

class Placement {
 public:
  Placement(const ChangeOfFiles& change, const InputReport& input)
      : change_{change}, image_{is_about_image(input)} {
    for (const Changed& one : change.changed) {
      touched_.insert(one.path);
      if (!one.old_path.empty()) touched_.insert(one.old_path);
      if (!is_harmless(one)) bringing_.push_back(&one);
    }
  }

  [[nodiscard]] bool can_be_new(const Finding& finding) const {
    if (!finding.package) return !in_head(finding.path) || touched_.count(finding.path) > 0;
    const bool file = !image_ && is_manifest(finding.target) && in_head(finding.target);
    if (!file) return !bringing_.empty();
    const std::string_view folder = folder_of(finding.target);
    return std::any_of(bringing_.begin(), bringing_.end(), [&](const Changed* one) {
      return reaches(one->path, folder) ||
             (!one->old_path.empty() && reaches(one->old_path, folder));
    });
  }

 private:
  [[nodiscard]] bool in_head(std::string_view path) const {
    return change_.in_head && change_.in_head(path);
  }

  // What lies below a lock file's folder can change its packages, and so can a manifest of a folder
  // above: workspace, parent POM, version catalogue.
  static bool reaches(std::string_view path, std::string_view folder) {
    if (path.substr(0, folder.size()) == folder) return true;
    if (!steers_packages(path)) return false;
    constexpr std::string_view catalogues = "gradle/";  // stands for the folder it lies in
    std::string_view reach = folder_of(path);
    const auto at = reach.size() - std::min(reach.size(), catalogues.size());
    if (reach.substr(at) == catalogues && (at == 0 || reach[at - 1] == '/'))
      reach.remove_suffix(catalogues.size());
    return folder.substr(0, reach.size()) == reach;
  }

  static bool is_harmless(const Changed& one) {
    const bool plain = one.after.type == Entry::Type::file && one.before.type == Entry::Type::file;
    return plain && brings_no_packages(one.path) &&
           (one.old_path.empty() || brings_no_packages(one.old_path));
  }

  const ChangeOfFiles& change_;
  bool image_;
  std::set<std::string, std::less<>> touched_;
  std::vector<const Changed*> bringing_;  // files that can bring packages
};

}  // namespace

std::optional<std::string> mark_introduced(ImportedReport& report, const ChangeOfFiles& change,
                                           const ImportedReport* baseline) {
  std::optional<OldFindings> old;
  if (baseline != nullptr) old.emplace(*baseline);
  const Placement placement{change, report.input};
  std::uint64_t unplaced = 0;
  for (Finding& finding : report.findings) {
    const bool known = old && old->hold(finding);
    finding.introduced = !known && placement.can_be_new(finding);
    if (finding.introduced && finding.package && !old) ++unplaced;
  }
  if (unplaced == 0) return std::nullopt;
  return fmt::format(
      "{}: {} package finding{} as new, as there is no report about the base; "
      "name one under `evidence: baseline:`",
      printable(report.input.path), unplaced, unplaced == 1 ? " counts" : "s count");
}

}  // namespace gate::policy
