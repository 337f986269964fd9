// SPDX-License-Identifier: Apache-2.0
#include "gate/core/analysis.hpp"

#include <algorithm>

namespace gate {
namespace {

Span join(Span a, Span b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace

void PositionMap::add(std::uint32_t inner, Span outer, bool copied) {
  pieces_.push_back({inner, outer, copied});
}

Span PositionMap::outer(Span inner) const {
  // What one inner byte stands for: one outer byte, or the whole of what was rewritten.
  const auto place = [&](std::uint32_t offset) -> Span {
    const auto next = std::upper_bound(
        pieces_.begin(), pieces_.end(), offset,
        [](std::uint32_t value, const Piece& piece) { return value < piece.inner; });
    if (next == pieces_.begin()) return pieces_.empty() ? Span{} : pieces_.front().outer;
    const Piece& piece = *(next - 1);
    if (!piece.copied) return piece.outer;
    const auto at = std::min(piece.outer.begin + (offset - piece.inner), piece.outer.end);
    return {at, std::min(at + 1, piece.outer.end)};
  };
  const Span first = place(inner.begin);
  if (inner.end <= inner.begin) return {first.begin, first.begin};
  return join(first, place(inner.end - 1));
}

PositionMap PositionMap::after(const PositionMap& first) const {
  PositionMap combined;
  for (const Piece& piece : pieces_) {
    if (!piece.copied) {
      combined.add(piece.inner, first.outer(piece.outer), false);
      continue;
    }
    combined.add(piece.inner, first.outer(piece.outer), true);
    for (const Piece& base : first.pieces_) {  // a copied piece may cross pieces of the first map
      if (base.inner <= piece.outer.begin || base.inner >= piece.outer.end) continue;
      const auto inner = piece.inner + (base.inner - piece.outer.begin);
      combined.add(inner, base.outer, base.copied);
    }
  }
  return combined;
}

}  // namespace gate
