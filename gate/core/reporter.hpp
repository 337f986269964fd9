// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "gate/core/finding.hpp"
#include "gate/core/location.hpp"
#include "gate/core/rule.hpp"

namespace gate {

// Where in a file a rule points, and whose it is.
struct Site {
  Span span = {};
  std::string owner = {};  // "stage/app", "service/web"; empty: the file
  std::string part = {};   // "user", "RUN"
};

// Takes the findings of one file. A rule calls it; it fills in everything that RuleInfo and the
// place already say. The returned reference is valid until the next report only: use it in the
// same statement, `report(site, "…").subject = path;`.
class Reporter {
 public:
  // `index` and `onto` must outlive the reporter. `path` goes into every finding.
  Reporter(std::string path, Kind kind, const LineIndex& index, std::vector<Finding>& onto)
      : path_{std::move(path)}, kind_{kind}, index_{index}, onto_{onto} {}

  // The rule that the next reports belong to.
  void start(const RuleInfo& rule) { rule_ = &rule; }

  // A finding at the rule's default severity.
  template <class... Args>
  Finding& operator()(const Site& site, fmt::format_string<Args...> text, Args&&... args) {
    return add(rule_->severity, site, fmt::format(text, std::forward<Args>(args)...));
  }
  // A finding at another of the rule's severities.
  template <class... Args>
  Finding& at(Severity severity, const Site& site, fmt::format_string<Args...> text,
              Args&&... args) {
    return add(severity, site, fmt::format(text, std::forward<Args>(args)...));
  }
  // Something good is missing: `severity` as found, `if_removed` when the change took it away.
  template <class... Args>
  Finding& absent(Severity severity, Severity if_removed, const Site& site,
                  fmt::format_string<Args...> text, Args&&... args) {
    Finding& finding = add(severity, site, fmt::format(text, std::forward<Args>(args)...));
    finding.absent = true;
    finding.if_removed = if_removed;
    return finding;
  }

 private:
  Finding& add(Severity severity, const Site& site, std::string message);

  std::string path_;
  Kind kind_;
  const LineIndex& index_;
  std::vector<Finding>& onto_;
  const RuleInfo* rule_ = nullptr;
};

// A finding about a text range that no model rule made (a parse defect, a secret).
Finding make_finding(const RuleInfo& rule, Severity severity, Kind kind, std::string path,
                     const LineIndex& index, const Site& site, std::string message);

}  // namespace gate
