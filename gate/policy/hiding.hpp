// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <unordered_map>

#include "gate/core/finding.hpp"
#include "gate/core/report.hpp"

namespace gate::policy {

// Masks secrets in every text of a report that a person reads.
class Hiding {
 public:
  using Hide = std::function<std::string(std::string)>;

  // An empty function masks nothing.
  explicit Hiding(Hide hide) : hide_{std::move(hide)} {}

  explicit operator bool() const { return hide_ != nullptr; }

  // Of vulnerabilities and licences only what many of them share: there can be tens of thousands,
  // and their titles come from advisory databases. A secret's subject is its hash and stays.
  void apply(Finding& finding);
  // Everything but the findings.
  void apply(Report& report);

 private:
  void mask(std::string& text);
  void mask_shared(std::string& text);

  Hide hide_;
  std::unordered_map<std::string, std::string> shared_ = {};  // text → masked
};

}  // namespace gate::policy
