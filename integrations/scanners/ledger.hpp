// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/evidence.hpp"
#include "integrations/scanners/words.hpp"

namespace gate::scanners {

// Keeps the findings of one report and counts its rows.
class Ledger {
 public:
  explicit Ledger(std::string path) : path_{std::move(path)} {}

  // Counts a live row by what the tool says, and keeps its finding. Returns the finding's index.
  std::size_t add(Finding finding, Rating counted);
  void suppress(std::uint64_t rows = 1) { input_.suppressed += rows; }
  // Something the report says it is about; empty texts and repetitions are left out.
  void add_subject(std::string_view subject);
  // The report's own time, unless one is known.
  void set_created(std::string_view time);
  void set_kind(std::string_view kind) { input_.kind = kind; }
  void recognised_nothing() { input_.recognised_nothing = true; }
  // A part of the scan failed, or of the report cannot be read: `what` follows the path.
  void fail(Cause cause, std::string_view what);

  [[nodiscard]] Finding& finding(std::size_t index) { return findings_[index]; }
  [[nodiscard]] std::size_t size() const { return findings_.size(); }
  [[nodiscard]] const InputReport& input() const { return input_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool has_failed() const { return !faults_.empty(); }
  // True once there are more findings than are kept.
  [[nodiscard]] bool is_full() const { return full_; }

  // The report: `findings`, or `partial` if a part failed and `whole` is false, else `error`.
  Outcome<ImportedReport> report(bool whole_scan_failed);

 private:
  std::string path_;
  InputReport input_;
  std::vector<Finding> findings_;
  std::vector<Fault> faults_;
  bool full_ = false;
};

// Sets the finding's severity from the tool's word, and the reason where the word is not known.
void rate(Finding& finding, std::string_view word);

// A report without findings that must not pass.
Outcome<ImportedReport> refused(std::string_view path, ReportOutcome outcome, Cause cause,
                                std::string_view what);

}  // namespace gate::scanners
