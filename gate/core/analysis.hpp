// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gate/core/comment.hpp"
#include "gate/core/finding.hpp"
#include "gate/core/location.hpp"
#include "gate/core/outcome.hpp"
#include "gate/core/rule.hpp"

namespace gate {

// Maps byte ranges of a text that was taken out of another one (unquoted, unfolded, dedented) back
// to the outer text.
class PositionMap {
 public:
  // Inner bytes from `inner` on stand for `outer`: byte by byte where `copied`, else as a whole.
  // Calls come in ascending order of `inner`.
  void add(std::uint32_t inner, Span outer, bool copied);
  // The outer range of an inner range; the nearest known place where there is no exact one.
  [[nodiscard]] Span outer(Span inner) const;
  // This map applied after `first`: from the inner text of this map to the outer text of `first`.
  [[nodiscard]] PositionMap after(const PositionMap& first) const;

 private:
  struct Piece {
    std::uint32_t inner = 0;
    Span outer = {};
    bool copied = false;
  };
  std::vector<Piece> pieces_;
};

// A piece of another language inside a file; scan/ hands it to the reader of that language.
struct Extract {
  Artefact language = Artefact::shell;
  std::string text = {};
  PositionMap map = {};    // to the file it came from
  std::string owner = {};  // "job/build", goes before the owners found inside
};

// What one reader made of one file.
struct Analysis {
  std::vector<Finding> findings = {};
  std::vector<Fault> faults = {};  // what could not be read, unclassified
  std::vector<Extract> extracts = {};
  std::vector<Comment> comments = {};
  std::vector<std::string> owners = {};  // every owner judged, also those without findings
};

}  // namespace gate
