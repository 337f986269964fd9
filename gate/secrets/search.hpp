// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gate/core/location.hpp"
#include "gate/secrets/detector.hpp"
#include "gate/secrets/engine/matcher.hpp"
#include "gate/secrets/generic/assignment.hpp"

namespace gate::secrets {

// What the detectors say before it is settled who wins where two claim the same bytes.
struct Candidate {
  const Detector* detector = nullptr;
  Span match = {};
  Span value = {};
  Span mask = {};  // the value, later also what it won over
  Severity severity = Severity::high;
  std::string_view reason = {};
};

// The detectors by what they work on.
struct Catalogue {
  std::vector<const Detector*> owners = {};  // by pattern
  std::vector<const Detector*> named = {};
  const Detector* password = nullptr;
  const Detector* secret = nullptr;
  const Detector* token = nullptr;
  const Detector* key = nullptr;
  const Detector* credential = nullptr;
};

// The catalogue of all_detectors().
Catalogue make_catalogue();

// The search of one text: turns matches into candidates.
class Search {
 public:
  // All arguments must outlive the search.
  Search(const Catalogue& catalogue, std::string_view text, std::string_view path);

  // Takes a match; false when there are too many candidates to go on.
  bool take(const engine::Match& match);
  // The candidates that win, by place, pairs completed.
  [[nodiscard]] std::vector<Candidate> settle() &&;
  [[nodiscard]] bool is_full() const;

 private:
  void take_token(const Detector& detector, const engine::Match& match);
  void take_assignment(std::size_t probe_end);

  const Catalogue& catalogue_;
  std::string_view text_;
  Setting setting_;
  bool binary_;
  AssignmentReader reader_;
  std::vector<Candidate> candidates_;
  // The last assignments that were no secrets: text that repeats one asks once.
  struct Refused {
    std::string_view key = {}, value = {};
    bool quoted = false;
  };
  std::array<Refused, 4> refused_ = {};
  std::size_t next_refused_ = 0;
};

// What `value` is, assigned to `key`: a named or a generic kind, or nothing. `around` is the text
// near both.
std::optional<Candidate> assess(const Catalogue& catalogue, std::string_view key,
                                std::string_view value, std::string_view around, bool quoted,
                                Setting setting);

}  // namespace gate::secrets
