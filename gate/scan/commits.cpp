// SPDX-License-Identifier: Apache-2.0
#include "gate/scan/commits.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gate/core/text.hpp"
#include "gate/scan/classify.hpp"

namespace gate::scan {

SecretKey key_of(const Finding& finding) {
  return {finding.id, finding.subject};
}

bool touches(const Finding& finding, const std::vector<LineRange>& added) {
  return std::any_of(added.begin(), added.end(), [&](LineRange range) {
    return finding.line <= range.last && finding.end_line >= range.first;
  });
}

bool is_excluded(const Settings& settings, const std::string& path, std::set<std::string>& noted,
                 Coverage& coverage) {
  const auto glob = std::find_if(settings.exclude.begin(), settings.exclude.end(),
                                 [&](const std::string& it) { return matches_glob(it, path); });
  if (glob == settings.exclude.end()) return false;
  if (noted.insert(path).second) {
    coverage.notes.push_back({fmt::format("not read: excluded by {}", *glob), path});
  }
  return true;
}

void scan_commits(const Commits& commits, FileScanner& scanner, const Settings& settings,
                  const std::function<bool(const std::string& path, const Finding&)>& stood_before,
                  std::set<std::string>& noted, Scanned& onto) {
  std::set<SecretKey> known;
  for (const Finding& finding : onto.findings) {
    if (finding.kind == Kind::secret) known.insert(key_of(finding));
  }
  const auto visit = [&](const CommitFile& file) {
    if (file.added.empty() || is_excluded(settings, file.path, noted, onto.coverage)) return;
    SecretsOf found = scanner.secrets(file.path, file.text);
    classify(std::move(found.faults), file.path, {}, onto.faults, onto.coverage);
    for (Finding& finding : found.findings) {
      if (!touches(finding, file.added) || known.contains(key_of(finding))) continue;
      if (stood_before(file.path, finding)) continue;
      known.insert(key_of(finding));
      finding.commit = file.commit;
      finding.message +=
          fmt::format("; commit {} added it and it is gone since, but the history still holds it",
                      std::string_view{file.commit}.substr(0, 10));
      onto.findings.push_back(std::move(finding));
    }
  };
  std::vector<Fault> faults;
  onto.coverage.commits = commits(visit).take(faults);
  onto.coverage.history_searched = true;
  classify(std::move(faults), "", {true, true, false}, onto.faults, onto.coverage);
}

}  // namespace gate::scan
