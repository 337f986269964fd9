// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gate/scan/scan.hpp"

namespace gate::scan {

// A secret by kind and hash: the same value wherever it stands.
using SecretKey = std::pair<std::string, std::string>;
SecretKey key_of(const Finding& finding);

// True if the finding stands on one of the lines.
bool touches(const Finding& finding, const std::vector<LineRange>& added);

// Searches what every commit of the range added. What the files already showed, what stood before
// the range (`stood_before`, asked for hits only) and what is excluded is left out; each further
// secret is one finding that names the commit. Findings and receipt go to `onto`; `noted` holds the
// excluded paths that the receipt names already.
void scan_commits(const Commits& commits, FileScanner& scanner, const Settings& settings,
                  const std::function<bool(const std::string& path, const Finding&)>& stood_before,
                  std::set<std::string>& noted, Scanned& onto);

// True if `settings.exclude` covers the path; the receipt says so once a path.
bool is_excluded(const Settings& settings, const std::string& path, std::set<std::string>& noted,
                 Coverage& coverage);

}  // namespace gate::scan
