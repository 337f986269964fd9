// SPDX-License-Identifier: Apache-2.0
#include "gate/scan/classify.hpp"

#include <utility>

namespace gate::scan {
namespace {

bool is_fault(Cause cause, Weight weight) {
  switch (cause) {
    case Cause::unparsable:
      return !weight.on_base && (weight.named || weight.known_by_name);
    case Cause::missing:
    case Cause::link:
    case Cause::submodule:
    case Cause::lfs_pointer:
      return weight.named;
    case Cause::unreadable:
    case Cause::limit:  // said, never silent (DESIGN §8)
    case Cause::internal:
      return true;
    case Cause::binary:
    case Cause::excluded:
      return false;
    default:
      return true;
  }
}

// What leaves a file out altogether, against a remark about a file that was read.
bool is_skip(Cause cause) {
  return cause != Cause::unparsable && cause != Cause::missing;
}

}  // namespace

void classify(std::vector<Fault> problems, const std::string& path, Weight weight,
              std::vector<Fault>& faults, Coverage& coverage) {
  for (Fault& problem : problems) {
    if (problem.path.empty()) problem.path = path;
    if (is_fault(problem.cause, weight)) {
      faults.push_back(std::move(problem));
    } else if (is_skip(problem.cause)) {
      coverage.skipped.push_back({std::move(problem.path), problem.bytes, std::move(problem.what)});
    } else {
      coverage.notes.push_back({std::move(problem.what), std::move(problem.path)});
    }
  }
}

}  // namespace gate::scan
