// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gate/core/coverage.hpp"
#include "gate/core/evidence.hpp"
#include "gate/core/finding.hpp"
#include "gate/core/outcome.hpp"

namespace gate {

enum class Verdict : std::uint8_t { pass, blocked, incomplete };

// "pass", "blocked", "incomplete".
std::string_view word(Verdict verdict);

enum class Scope : std::uint8_t { change, all };

std::string_view word(Scope scope);

// How much was judged and for whom: fixed before scanning, shown by every emitter.
struct Subject {
  std::string command = {};  // "run", "lint", "secrets", "results", "hook"
  Scope scope = Scope::all;
  std::string base = {};     // commit id, or what it is ("merge base of …"); empty: none
  std::string head = {};     // commit id, "work tree", "index"
  std::string root = {};     // repository or folder
  std::string config = {};   // where the policy came from: a path, "defaults", "… of the base"
  std::string fail_on = {};  // for people: "high" or "high (secret: low)"
  bool evidence_configured = false;
  bool evidence_asked = true;            // false in hooks, lint and secrets
  std::vector<std::string> advice = {};  // what the user should know or do next, one line each
};

// Everything there is to say about one run. Findings carry their disposition; nothing is dropped.
class Report {
 public:
  Subject subject = {};
  std::vector<Fault> faults = {};
  Coverage coverage = {};
  std::vector<InputReport> inputs = {};

  void add(Finding finding) { findings_.push_back(std::move(finding)); }
  // Every finding, the most important first: blocking ones, then by severity, path and line.
  void for_each(const std::function<void(const Finding&)>& visit) const {
    for (const Finding& finding : findings_)
      visit(finding);
  }
  // Puts findings into the order of for_each. Called once, when all are added.
  void sort();
  [[nodiscard]] std::size_t size() const { return findings_.size(); }
  [[nodiscard]] std::uint64_t count(Disposition disposition) const;

  // incomplete if there is a fault, else blocked if a finding blocks, else pass.
  [[nodiscard]] Verdict verdict() const;

 private:
  std::vector<Finding> findings_;
};

// The exit code of a verdict: pass 0, blocked 1 (0 with `exit_zero`), incomplete 3. Usage errors
// (2) never get as far as a verdict.
int exit_code(Verdict verdict, bool exit_zero);

// Where an emitter writes. Pieces are passed on in order.
using Sink = std::function<void(std::string_view)>;

// The version of this program, such as "0.1.0".
std::string_view version();

}  // namespace gate
