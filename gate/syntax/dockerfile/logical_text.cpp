// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/dockerfile/logical_text.hpp"

#include <algorithm>

namespace gate::syntax::dockerfile {
namespace {

std::uint32_t length(std::string_view text) {
  return static_cast<std::uint32_t>(text.size());
}

}  // namespace

void LogicalText::append(std::string_view bytes, std::uint32_t at) {
  if (bytes.empty() && !pieces_.empty()) return;
  const Span outer{at, at + length(bytes)};
  if (!pieces_.empty() && pieces_.back().copied && pieces_.back().outer.end == at) {
    pieces_.back().outer.end = outer.end;
  } else {
    pieces_.push_back({length(text_), outer, true});
  }
  text_ += bytes;
}

void LogicalText::append_decoded(std::string_view bytes, Span from) {
  if (bytes.empty()) return;
  pieces_.push_back({length(text_), from, false});
  text_ += bytes;
}

std::size_t LogicalText::piece_at(std::uint32_t inner) const {
  const auto next =
      std::upper_bound(pieces_.begin(), pieces_.end(), inner,
                       [](std::uint32_t value, const Piece& piece) { return value < piece.inner; });
  return next == pieces_.begin() ? 0 : static_cast<std::size_t>(next - pieces_.begin()) - 1;
}

Span LogicalText::place(std::uint32_t inner) const {
  if (pieces_.empty()) return {};
  const Piece& piece = pieces_[piece_at(inner)];
  if (!piece.copied) return piece.outer;
  const std::uint32_t at = std::min(piece.outer.begin + (inner - piece.inner), piece.outer.end);
  return {at, std::min(at + 1, piece.outer.end)};
}

Span LogicalText::outer(Span inner) const {
  const Span first = place(inner.begin);
  if (inner.end <= inner.begin) return {first.begin, first.begin};
  const Span last = place(inner.end - 1);
  return {first.begin, std::max(last.end, first.begin)};
}

Span LogicalText::outer() const {
  return outer({0, length(text_)});
}

LogicalText LogicalText::part(Span inner) const {
  LogicalText result;
  const auto size = length(text_);
  const std::uint32_t end = std::min(inner.end, size);
  std::uint32_t at = std::min(inner.begin, end);
  if (at == end) {
    result.append({}, outer({at, at}).begin);
    return result;
  }
  for (std::size_t i = piece_at(at); i < pieces_.size() && at < end; ++i) {
    const Piece& piece = pieces_[i];
    const std::uint32_t stop = std::min(end, i + 1 < pieces_.size() ? pieces_[i + 1].inner : size);
    if (stop <= at) continue;
    const std::string_view bytes = std::string_view{text_}.substr(at, stop - at);
    if (piece.copied) {
      result.append(bytes, piece.outer.begin + (at - piece.inner));
    } else {
      result.append_decoded(bytes, piece.outer);
    }
    at = stop;
  }
  return result;
}

std::vector<std::uint32_t> LogicalText::offsets() const {
  std::vector<std::uint32_t> result;
  result.reserve(text_.size());
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    const std::uint32_t stop = i + 1 < pieces_.size() ? pieces_[i + 1].inner : length(text_);
    for (std::uint32_t at = piece.inner; at < stop; ++at)
      result.push_back(piece.copied ? piece.outer.begin + (at - piece.inner) : piece.outer.begin);
  }
  return result;
}

PositionMap LogicalText::map() const {
  PositionMap result;
  for (const Piece& piece : pieces_)
    result.add(piece.inner, piece.outer, piece.copied);
  return result;
}

}  // namespace gate::syntax::dockerfile
