// SPDX-License-Identifier: Apache-2.0
#include "gate/scan/pairing.hpp"

#include <string_view>
#include <tuple>

namespace gate::scan {
namespace {

using Owners = std::map<std::string, std::set<std::string>>;
using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view,
                       std::string_view>;

struct Partner {
  const Finding* finding = nullptr;
  std::string_view path = {};  // on the head
  bool taken = false;
};

bool has_owner(const Owners& owners, std::string_view path, const std::string& owner) {
  const auto found = owners.find(std::string{path});
  return found != owners.end() && found->second.contains(owner);
}

// An unknown severity is compared as high, as policy counts it (DESIGN §4).
bool is_worse(const Finding& a, const Finding& b) {
  return a.severity.value_or(Severity::high) > b.severity.value_or(Severity::high);
}

class Pairing {
 public:
  Pairing(Side& head, const Side& base, const std::map<std::string, std::string>& renames)
      : head_{head} {
    const auto path_on_head = [&](const std::string& path) -> std::string_view {
      const auto found = renames.find(path);
      return found == renames.end() ? std::string_view{path} : std::string_view{found->second};
    };
    partners_.reserve(base.findings.size());
    for (const Finding& finding : base.findings) {
      partners_.push_back({&finding, path_on_head(finding.path), false});
    }
    for (const auto& [path, owners] : base.owners) {
      base_owners_[std::string{path_on_head(path)}] = owners;
    }
  }

  void run() {
    std::vector<Finding*> alone = pair_by_identity();
    alone = pair_across_owners(alone);
    for (Finding* finding : alone) {
      finding->introduced = true;
      const bool was_protected =
          finding->absent && has_owner(base_owners_, finding->path, finding->owner);
      if (was_protected && finding->if_removed) finding->severity = *finding->if_removed;
    }
  }

 private:
  static Key identity(const Finding& finding, std::string_view path, std::string_view owner) {
    return {finding.id, path, owner, finding.part, finding.subject};
  }

  static void settle(Finding& finding, Partner& partner) {
    partner.taken = true;
    finding.introduced = is_worse(finding, *partner.finding);
  }

  std::vector<Finding*> pair_by_identity() {
    std::multimap<Key, Partner*> index;
    for (Partner& partner : partners_) {
      index.emplace(identity(*partner.finding, partner.path, partner.finding->owner), &partner);
    }
    std::vector<Finding*> alone;
    for (Finding& finding : head_.findings) {
      const auto found = index.find(identity(finding, finding.path, finding.owner));
      if (found == index.end()) {
        alone.push_back(&finding);
      } else {
        settle(finding, *found->second);
        index.erase(found);
      }
    }
    return alone;
  }

  std::vector<Finding*> pair_across_owners(const std::vector<Finding*>& unpaired) {
    std::multimap<Key, Partner*> gone;
    for (Partner& partner : partners_) {
      const bool still_there = has_owner(head_.owners, partner.path, partner.finding->owner);
      if (partner.taken || still_there) continue;
      gone.emplace(identity(*partner.finding, partner.path, {}), &partner);
    }
    std::vector<Finding*> alone;
    for (Finding* finding : unpaired) {
      const bool is_new = !has_owner(base_owners_, finding->path, finding->owner);
      const auto found = gone.find(identity(*finding, finding->path, {}));
      if (!is_new || found == gone.end()) {
        alone.push_back(finding);
      } else {
        settle(*finding, *found->second);
        gone.erase(found);
      }
    }
    return alone;
  }

  Side& head_;
  std::vector<Partner> partners_;
  Owners base_owners_;
};

}  // namespace

void mark_introduced(Side& head, const Side& base,
                     const std::map<std::string, std::string>& renames) {
  Pairing{head, base, renames}.run();
}

}  // namespace gate::scan
