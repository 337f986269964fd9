// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace gate::policy {

// The names under which an image can be the same: "app:ci", "docker.io/library/app:ci" and
// "app@sha256:…" all give "app"; a digest gives itself.
std::vector<std::string> subject_names(const std::vector<std::string>& subjects);

// A target without what changes from build to build: tag, digest, and the system Trivy adds. The
// path of a manifest stays as it is.
std::string lasting_target(std::string_view target);

// Where scanners saw something: a tool, the subjects of its report, and the target in there.
class Places {
 public:
  // The number of a place; the same place has the same number.
  std::size_t add(std::size_t report, std::string_view tool, std::string_view target,
                  const std::vector<std::string>& subjects);
  // Whether both can be the same artefact: of one tool only the same target; of two tools, if
  // neither their reports' subjects nor the files they looked at contradict each other.
  [[nodiscard]] bool agree(std::size_t a, std::size_t b) const;

 private:
  struct Place {
    std::size_t report = 0;
    std::string tool = {}, target = {};
  };
  std::vector<Place> places_ = {};
  std::map<std::tuple<std::size_t, std::string, std::string>, std::size_t> numbers_ = {};
  std::map<std::size_t, std::vector<std::string>> subjects_ = {};  // of a report, sorted
};

}  // namespace gate::policy
