// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/report.hpp"

namespace gate::report {

// The findings of one group ("hardening") of one owner in one file, as one line.
struct Fold {
  std::string path = {}, owner = {}, group = {};
  std::uint32_t line = 0;
  Rating severity = {};  // of the first, which is the worst
  Disposition disposition = Disposition::blocks;
  std::vector<std::string> names = {};  // "RUN110 capabilities-not-dropped"
};

// Which findings a format for people shows how. Nothing is dropped: what is not shown is counted.
struct Listing {
  std::vector<Finding> full = {};      // grouped by path, the path with the worst one first
  std::vector<Finding> packages = {};  // vulnerabilities, grouped by path likewise
  std::vector<Fold> folds = {};
  std::map<std::string, std::uint64_t> rest = {};  // by id: worth showing, but past the limit
};

// How much to show.
struct Amount {
  std::uint64_t most = 0;           // of all together; 0: no limit
  std::uint64_t most_packages = 0;  // 0: no limit
  bool below_threshold = false;     // else blocking ones only
};

Listing arrange(const Report& report, const Amount& amount);

// "ID name", or the id alone where the name says no more. Printable.
std::string title(const Finding& finding);

}  // namespace gate::report
