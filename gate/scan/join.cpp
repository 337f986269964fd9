// SPDX-License-Identifier: Apache-2.0
#include "gate/scan/join.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace gate::scan {
namespace {

template <class T>
void append(std::vector<T>& onto, std::vector<T>& more) {
  std::move(more.begin(), more.end(), std::back_inserter(onto));
}

}  // namespace

void join(Coverage& onto, Coverage more) {
  onto.commits += more.commits;
  onto.files_changed += more.files_changed;
  onto.files_read += more.files_read;
  onto.container_files += more.container_files;
  onto.history_searched = onto.history_searched || more.history_searched;
  append(onto.skipped, more.skipped);
  append(onto.notes, more.notes);
  append(onto.new_suppressions, more.new_suppressions);
}

void join(Scanned& onto, Scanned more) {
  append(onto.findings, more.findings);
  append(onto.faults, more.faults);
  append(onto.comments, more.comments);
  join(onto.coverage, std::move(more.coverage));
}

}  // namespace gate::scan
