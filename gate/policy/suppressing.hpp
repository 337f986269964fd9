// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gate/core/coverage.hpp"
#include "gate/core/finding.hpp"
#include "gate/core/report.hpp"
#include "gate/policy/catalogue.hpp"
#include "gate/policy/dates.hpp"
#include "gate/policy/suppressions.hpp"

namespace gate::policy {

// The suppressions of a run at work: asked about every finding, they remember what they did.
class Suppressing {
 public:
  // Both must outlive this object. In scope change an ignore in a file counts as new also where it
  // hides something that the change introduces.
  Suppressing(const std::vector<Suppression>& suppressions, const Catalogue& catalogue, Date today,
              Scope scope);

  // Marks the finding suppressed, with by what, until when and why; or says in its reason that a
  // suppression for it has expired, or is another tool's and somebody else sees it too.
  void apply(Finding& finding);
  // After all findings: a secret of a commit whose value is suppressed on the head is suppressed.
  void apply_to_commits(std::vector<Finding>& findings) const;

  // Findings about the suppressions themselves: no id, unknown id, no reason, no end, past its end.
  [[nodiscard]] std::vector<Finding> defects() const;
  // One finding for each suppression that the change adds.
  [[nodiscard]] std::vector<Finding> added() const;
  // The receipt's lines: what the change adds; what matched nothing (`all`: also what is not new).
  void note(Coverage& coverage, bool all) const;

 private:
  struct State {
    bool broken = false;  // no ids, or an end that is no date: does nothing
    bool expired = false;
    bool hides_new = false;  // took effect on a finding that the change introduces
    std::size_t uses = 0;    // also by an expired one
  };

  [[nodiscard]] std::vector<std::string> unknown_ids(std::size_t number) const;
  [[nodiscard]] std::string defect_of_end(std::size_t number) const;
  [[nodiscard]] std::vector<std::size_t> candidates(const Finding& finding) const;
  [[nodiscard]] bool is_new(std::size_t number) const;
  [[nodiscard]] bool fits(const Suppression& one, const Finding& finding) const;
  void mark(std::size_t number, Finding& finding);

  const std::vector<Suppression>& suppressions_;
  const Catalogue& catalogue_;
  Scope scope_;
  std::vector<State> states_ = {};
  using Numbers = std::vector<std::size_t>;
  std::map<std::string, Numbers> in_file_ = {};            // by where.file
  std::unordered_map<std::string, Numbers> by_name_ = {};  // of the others, by id in lower case
  Numbers unnamed_ = {};                                   // patterns, and fingerprints alone
  std::map<std::pair<std::string, std::string>, std::string> values_ = {};  // secret → reason
};

}  // namespace gate::policy
