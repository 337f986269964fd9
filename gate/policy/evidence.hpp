// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gate/core/evidence.hpp"
#include "gate/core/outcome.hpp"
#include "gate/policy/policy.hpp"

namespace gate::policy {

// One file that an evidence rule's path matched, or that its command wrote.
struct EvidenceFile {
  std::string path = {};
  bool tracked = false;                    // the head of the repository holds it
  const ImportedReport* report = nullptr;  // null: it could not be read, and a fault says why
};

// What is missing from the evidence that `rule` asks for: nothing there, tracked in the head, of
// another kind, too old, from the future, without a time, about something else, empty. `now` is in
// seconds since 1970. What an importer could not read has its own fault already.
std::vector<Fault> check_evidence(const EvidenceRule& rule, const std::vector<EvidenceFile>& files,
                                  std::int64_t now);

// The fault of a report in which the scanner recognised nothing.
Fault recognised_nothing(const InputReport& input);

}  // namespace gate::policy
