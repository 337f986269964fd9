// SPDX-License-Identifier: Apache-2.0
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/scan/classify.hpp"
#include "gate/scan/commits.hpp"
#include "gate/scan/kinds.hpp"
#include "gate/scan/naming.hpp"
#include "gate/scan/scan.hpp"

namespace gate::scan {
namespace {

class FilesScan {
 public:
  FilesScan(const Tree& tree, const Settings& settings)
      : tree_{tree}, settings_{settings}, scanner_{settings} {}

  void scan(const Target& target) {
    ++scanned_.coverage.files_changed;
    if (is_excluded(target)) return;
    const Weight weight{target.named, kind_by_name(target.path) != nullptr, false};
    Tree::Read content = tree_.read(target.path);
    if (auto* absent = std::get_if<Tree::NotRead>(&content)) {
      classify({Fault{absent->absence, std::move(absent->what), target.path, absent->bytes}},
               target.path, weight, scanned_.faults, scanned_.coverage);
      return;
    }
    ++scanned_.coverage.files_read;
    FileScan file =
        scanner_.scan(tree_, target.path, std::move(std::get<std::string>(content)), target.as);
    classify(std::move(file.faults), target.path, {target.named, file.known_by_name, false},
             scanned_.faults, scanned_.coverage);
    scanned_.coverage.container_files += file.has_kind ? 1 : 0;
    if (target.named && !file.has_kind && !settings_.secrets) refuse(target.path);
    if (!file.comments.empty()) {
      scanned_.comments.push_back({target.path, std::move(file.comments), {}});
    }
    for (Finding& finding : file.findings)
      scanned_.findings.push_back(std::move(finding));
  }

  void scan_commits(const Commits& commits) {
    const auto never = [](const std::string&, const Finding&) { return false; };
    scan::scan_commits(commits, scanner_, settings_, never, excluded_, scanned_);
  }

  Scanned finish() {
    name_findings(scanned_.findings, settings_);
    return std::move(scanned_);
  }

 private:
  bool is_excluded(const Target& target) {
    return !target.named && scan::is_excluded(settings_, target.path, excluded_, scanned_.coverage);
  }

  void refuse(const std::string& path) {
    std::string known;
    for (const FileKind& kind : kinds()) {
      known += fmt::format("{}{} ({})", known.empty() ? "" : ", ", word(kind.artefact), kind.files);
    }
    scanned_.faults.push_back(
        {Cause::foreign,
         fmt::format("{}: no reader takes this file; --as says what it is: {}", printable(path),
                     known),
         path, 0});
  }

  const Tree& tree_;
  const Settings& settings_;
  FileScanner scanner_;
  Scanned scanned_;
  std::set<std::string> excluded_;
};

}  // namespace

Scanned scan_all(const Tree& tree, const std::vector<Target>& targets, const Commits& commits,
                 const Settings& settings) {
  FilesScan scan{tree, settings};
  for (const Target& target : targets)
    scan.scan(target);
  if (settings.secrets && commits) scan.scan_commits(commits);
  return scan.finish();
}

Scanned scan_files(const Tree& tree, const std::vector<Target>& targets, const Settings& settings) {
  return scan_all(tree, targets, {}, settings);
}

}  // namespace gate::scan
