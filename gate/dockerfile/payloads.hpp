// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "gate/dockerfile/dockerfile.hpp"

namespace gate::dockerfile {

// Fills in what an instruction carries: arguments, pairs, sources, mounts.
class Payloads {
 public:
  using Lookup = syntax::dockerfile::Lookup;

  Payloads(const SecretJudge& judge, char escape) : judge_{judge}, expander_{escape} {}

  // Everything but the pairs of ENV and ARG.
  void read(Instruction& instruction, const Lookup& lookup);
  // The pairs of ENV, ARG or LABEL; each is handed to `declare` before the next one is read.
  void read_pairs(Instruction& instruction, const Lookup& lookup,
                  const std::function<void(const Pair&)>& declare);
  [[nodiscard]] syntax::dockerfile::Expander& expander() { return expander_; }

 private:
  void read_copy(Instruction& instruction, const Lookup& lookup);

  const SecretJudge& judge_;
  syntax::dockerfile::Expander expander_;
};

}  // namespace gate::dockerfile
