// SPDX-License-Identifier: Apache-2.0
#include "gate/report/listing.hpp"

#include <algorithm>
#include <unordered_map>

#include "gate/report/glyph.hpp"

namespace gate::report {
namespace {

// Collects in the order of the report, which is the order of importance.
class Collector {
 public:
  explicit Collector(const Amount& amount) : amount_{amount} {}

  void add(const Finding& finding) {
    const bool lesser =
        finding.disposition == Disposition::below_threshold && amount_.below_threshold;
    if (finding.disposition != Disposition::blocks && !lesser) return;
    if (!finding.group.empty()) {
      fold(finding);
    } else if (finding.package) {
      const auto most = amount_.most_packages;
      const bool full = most > 0 && listing_.packages.size() >= most;
      keep(finding, listing_.packages, full);
    } else {
      keep(finding, listing_.full, false);
    }
  }

  Listing take() {
    group(listing_.full);
    group(listing_.packages);
    return std::move(listing_);
  }

 private:
  void keep(const Finding& finding, std::vector<Finding>& onto, bool full) {
    if (full || !has_room()) {
      ++listing_.rest[finding.id];
      return;
    }
    onto.push_back(finding);
    ++shown_;
  }

  void fold(const Finding& finding) {
    std::string key = finding.path + '\0' + finding.owner + '\0' + finding.group;
    key += static_cast<char>(finding.disposition);
    const auto known = folds_.find(key);
    if (known != folds_.end()) {
      listing_.folds[known->second].names.push_back(title(finding));
      return;
    }
    if (!has_room()) {
      ++listing_.rest[finding.id];
      return;
    }
    ++shown_;
    folds_.emplace(std::move(key), listing_.folds.size());
    Fold fold;
    fold.path = finding.path;
    fold.owner = finding.owner;
    fold.group = finding.group;
    fold.line = finding.line;
    fold.severity = finding.severity;
    fold.disposition = finding.disposition;
    fold.names.push_back(title(finding));
    listing_.folds.push_back(std::move(fold));
  }

  [[nodiscard]] bool has_room() const { return amount_.most == 0 || shown_ < amount_.most; }

  // Brings findings of one path together, without disturbing the order otherwise.
  static void group(std::vector<Finding>& findings) {
    std::unordered_map<std::string, std::size_t> first;
    for (const Finding& finding : findings)
      first.emplace(finding.path, first.size());
    std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
      return first.at(a.path) < first.at(b.path);
    });
  }

  Amount amount_;
  Listing listing_ = {};
  std::unordered_map<std::string, std::size_t> folds_ = {};
  std::uint64_t shown_ = 0;
};

}  // namespace

Listing arrange(const Report& report, const Amount& amount) {
  Collector collector{amount};
  report.for_each([&](const Finding& finding) { collector.add(finding); });
  return collector.take();
}

std::string title(const Finding& finding) {
  std::string id = clipped(finding.id, 60);
  if (finding.name.empty() || finding.name == finding.id) return id;
  return id + " " + clipped(finding.name, 80);
}

}  // namespace gate::report
