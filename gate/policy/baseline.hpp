// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gate/core/finding.hpp"
#include "gate/core/result.hpp"
#include "gate/core/tree.hpp"

namespace gate::policy {

// What a finding is called in a baseline: unlike a hash it can follow a rename.
struct Identity {
  std::string id = {}, path = {}, owner = {}, part = {}, subject = {};

  friend auto operator<=>(const Identity&, const Identity&) = default;
};

// (id, path, owner, part, subject); of a package finding (id, target, "", "package", purl without
// version).
Identity identity_of(const Finding& finding);

// Findings that were accepted when the baseline was written.
struct Baseline {
  struct Entry {
    Identity identity = {};
    std::uint32_t count = 1;       // equal ones in the file
    std::string fingerprint = {};  // of the first of them
  };

  // Keys the secret fingerprints of this file; never reported. Empty, "-" in the file: GATE_KEY
  // does, and entries of secrets match only under the same key.
  std::string salt = {};
  std::vector<Entry> entries = {};
};

// Every finding that counts or could count; suppressed ones are left out. `salt` is the key that
// the secret findings were made with; empty where that is GATE_KEY, which is never written.
Baseline make_baseline(const std::vector<Finding>& findings, std::string salt);

// The text of a baseline file: a version line, the salt, then one entry a line, sorted.
std::string write_baseline(const Baseline& baseline);
// Reads what write_baseline wrote; anything else is an error that names `path` and the line.
Result<Baseline> read_baseline(std::string_view path, std::string_view text);

// Asks a baseline about one finding after the other; each entry answers `count` times.
class BaselineMatcher {
 public:
  // `baseline` must outlive the matcher; `changed` tells which paths were renamed.
  BaselineMatcher(const Baseline& baseline, const std::vector<Changed>& changed);

  // True if the baseline holds this finding, under its path or the one it had on the base. A secret
  // of a commit is held when the same value is.
  bool holds(const Finding& finding);
  // The entries that answered fewer times than they could.
  [[nodiscard]] std::vector<const Baseline::Entry*> stale() const;

 private:
  bool take(const Identity& identity);

  const Baseline& baseline_;
  std::map<Identity, std::uint32_t> left_ = {};
  std::set<std::pair<std::string, std::string>> values_ = {};  // (id, subject)
  std::map<std::string, std::string> renamed_ = {};            // new → old
};

}  // namespace gate::policy
